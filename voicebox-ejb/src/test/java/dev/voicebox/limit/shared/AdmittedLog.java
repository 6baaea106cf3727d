package dev.voicebox.limit.shared;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/** What was let in, and how much of it a minute had at most. */
final class AdmittedLog {
    private static final long WINDOW = Duration.ofMinutes(1).toNanos() / 1_000;

    private record Entry(long at, long amount) {}

    private final Deque<Entry> last = new ArrayDeque<>();
    private long inWindow;
    private long most;
    private long all;

    /** @param at µs, never before the one before */
    void admitted(long at, long amount) {
        last.addLast(new Entry(at, amount));
        inWindow += amount;
        all += amount;
        while (last.peekFirst().at() + WINDOW <= at) {
            inWindow -= last.removeFirst().amount();
        }
        most = Math.max(most, inWindow);
    }

    long most() {
        return most;
    }

    long all() {
        return all;
    }
}
