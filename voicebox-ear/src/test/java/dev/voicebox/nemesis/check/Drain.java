package dev.voicebox.nemesis.check;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import dev.voicebox.nemesis.history.Operation;

/**
 * Waits until everything that was acknowledged can be read, and judges.
 *
 * @param tookMs until then, or until patience ended
 */
public record Drain(Verdict verdict, long tookMs) {
    private static final Duration STEP = Duration.ofMillis(250);

    /** Asks again while something is missing, or the history does not answer, and the patience lasts. */
    public static Drain await(Checker checker, List<Operation> history, Duration patience) throws IOException {
        long begin = System.nanoTime();
        while (true) {
            boolean last = System.nanoTime() - begin > patience.toNanos();
            try {
                Verdict verdict = checker.check(history);
                if (last || verdict.counts().get(Violation.Kind.LOST) == 0) {
                    return new Drain(verdict, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin));
                }
            } catch (IOException e) {
                if (last) {
                    throw e;
                }
            }
            LockSupport.parkNanos(STEP.toNanos());
        }
    }
}
