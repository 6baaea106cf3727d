package dev.voicebox.job.local;

import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Lets time pass for a stub engine without holding a thread, so that 100 waiting sessions cost nothing. */
@FunctionalInterface
interface Later {

    void after(Duration delay, Runnable task);

    static Later on(ScheduledExecutorService executor) {
        return (delay, task) -> executor.schedule(task, delay.toNanos(), TimeUnit.NANOSECONDS);
    }
}
