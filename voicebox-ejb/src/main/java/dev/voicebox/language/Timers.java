package dev.voicebox.language;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Lets time pass for a model without holding a thread. */
@FunctionalInterface
public interface Timers {

    /**
     * Runs the action once after the delay, always on another thread, also when the delay is zero. The action never blocks.
     *
     * @return takes the action back if it has not begun
     */
    Runnable after(Duration delay, Runnable action);

    static Timers on(ScheduledExecutorService executor) {
        return (delay, action) -> {
            Future<?> due = executor.schedule(action, delay.toNanos(), TimeUnit.NANOSECONDS);
            return () -> due.cancel(false);
        };
    }
}
