package dev.voicebox.overload;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/** How long work waits for a thread: pieces of work that only look at the clock find out, several in each second. */
final class QueueProbe {
    private static final long NONE = Long.MIN_VALUE;

    private final Executor executor;
    private final LongSupplier nanos;
    private final AtomicLong waitingSince = new AtomicLong(NONE);
    private volatile long last;
    private long sum;
    private int asked;

    QueueProbe(Executor executor, LongSupplier nanos) {
        this.executor = executor;
        this.nanos = nanos;
    }

    /** Looks at the piece before, which may still wait, and sends the next when it does not. */
    void ask() {
        long now = nanos.getAsLong();
        long since = waitingSince.get();
        sum += since == NONE ? last : Math.max(last, now - since);
        asked++;
        if (since == NONE) {
            send(now);
        }
    }

    private void send(long now) {
        waitingSince.set(now);
        try {
            executor.execute(() -> {
                last = nanos.getAsLong() - now;
                waitingSince.set(NONE);
            });
        } catch (RejectedExecutionException stopping) {
            waitingSince.set(NONE);
        }
    }

    /** As far as is known now; for any thread. */
    Duration age() {
        long since = waitingSince.get();
        return Duration.ofNanos(since == NONE ? last : Math.max(last, nanos.getAsLong() - since));
    }

    /** Of all that was asked since this was asked, the mean: a single one meets a pause of the JVM, or misses it. */
    Duration takeAge() {
        long mean = asked == 0 ? 0 : sum / asked;
        sum = 0;
        asked = 0;
        return Duration.ofNanos(mean);
    }
}
