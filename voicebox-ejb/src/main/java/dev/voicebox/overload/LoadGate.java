package dev.voicebox.overload;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Decides by samples of the load whether new work is let in. For one thread at a time.
 *
 * <pre>
 *   open     -- 10 s at 95 % CPU or more, and work waits longer and longer --> refusing
 *   open     -- 2 s at 95 % CPU or more, and work waits a quarter second    --> refusing
 *   refusing -- 10 s below 80 % CPU                                        --> open
 * </pre>
 *
 * A machine that is busy and keeps up, as one that hosts a language model, stays open.
 */
public final class LoadGate {
    static final double HIGH = 0.95;
    static final double LOW = 0.80;
    static final Duration SPAN = Duration.ofSeconds(10);
    /** Below this nobody hears that something waits: an audio frame has 20 ms. */
    static final Duration LATE = Duration.ofMillis(50);
    /**
     * What waits so long at each of a dozen steps will wait longer, and callers go: ten seconds of three times the load take a minute to
     * be done. Less than {@link #FAR_TOO_LATE}, which would else keep it from being seen.
     */
    static final Duration FAR_BEHIND = Duration.ofMillis(250);
    /** Nobody waits for that, overloaded or not. */
    static final Duration FAR_TOO_LATE = Duration.ofMillis(500);

    private static final Duration SHORT_SPAN = Duration.ofSeconds(2);

    private final Deque<Sample> samples = new ArrayDeque<>();
    private boolean refusing;
    /** Since when it has looked as if it were to change, or {@code null}. */
    private Long since;

    private record Sample(long at, Load load) {}

    /**
     * @param nanos when it was taken, of a clock that only goes on
     * @return whether that changed {@link #isRefusing}
     */
    public boolean onSample(Load load, long nanos) {
        samples.addLast(new Sample(nanos, load));
        while (nanos - samples.getFirst().at() > SPAN.toNanos()) {
            samples.removeFirst();
        }
        if (refusing ? load.cpu() >= LOW : load.cpu() < HIGH) {
            since = null;
            return false;
        }
        since = since == null ? Long.valueOf(nanos) : since;
        if (refusing ? nanos - since < SPAN.toNanos() : !isFallingBehind(nanos) && !isFarBehind(nanos)) {
            return false;
        }
        refusing = !refusing;
        since = null;
        return true;
    }

    public boolean isRefusing() {
        return refusing;
    }

    private boolean isFarBehind(long nanos) {
        return nanos - since >= SHORT_SPAN.toNanos()
                && samples.stream()
                        .filter(sample -> nanos - sample.at() <= SHORT_SPAN.toNanos())
                        .allMatch(sample -> sample.load().queueAge().compareTo(FAR_BEHIND) >= 0);
    }

    private boolean isFallingBehind(long nanos) {
        if (nanos - since < SPAN.toNanos()) {
            return false;
        }
        long middle = nanos - SPAN.toNanos() / 2;
        double before = meanAge(middle, false);
        double after = meanAge(middle, true);
        return after >= LATE.toNanos() && after > before;
    }

    private double meanAge(long middle, boolean after) {
        return samples.stream()
                .filter(sample -> sample.at() - middle >= 0 == after)
                .mapToLong(sample -> sample.load().queueAge().toNanos())
                .average()
                .orElse(0);
    }
}
