package dev.voicebox.job.stream.worker;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** How many pieces of work of one kind a server does at a time, its own and those of others. */
public final class Places {
    private final Semaphore free;

    public Places(int count) {
        free = new Semaphore(count);
    }

    /** One that is free now. */
    public boolean tryEnter() {
        return free.tryAcquire();
    }

    /** One that gets free within that time. */
    boolean tryEnter(Duration patience) throws InterruptedException {
        return free.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS);
    }

    public void leave() {
        free.release();
    }
}
