package dev.voicebox.overload;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/** How long work waits for a thread: a piece of work that only looks at the clock finds out. */
final class QueueProbe {
    private static final long NONE = Long.MIN_VALUE;

    private final Executor executor;
    private final LongSupplier nanos;
    private final AtomicLong waitingSince = new AtomicLong(NONE);
    private volatile long last;

    QueueProbe(Executor executor, LongSupplier nanos) {
        this.executor = executor;
        this.nanos = nanos;
    }

    /** That of the probe before this question, or of one that still waits; sends the next. */
    Duration age() {
        long now = nanos.getAsLong();
        long since = waitingSince.get();
        if (since != NONE) {
            return Duration.ofNanos(Math.max(last, now - since));
        }
        waitingSince.set(now);
        try {
            executor.execute(() -> {
                last = nanos.getAsLong() - now;
                waitingSince.set(NONE);
            });
        } catch (RejectedExecutionException stopping) {
            waitingSince.set(NONE);
        }
        return Duration.ofNanos(last);
    }
}
