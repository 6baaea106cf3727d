package dev.voicebox.job.stream.worker;

import java.time.Duration;

/**
 * How many pieces of work of one kind a server does at a time, its own and those of others. Its own come first: who only asks
 * whether others have something to do holds no place meanwhile, however long Redis takes to answer. So there may be one too many,
 * where the server got something of its own to do between the question and the answer.
 */
public final class Places {
    private int free;

    public Places(int count) {
        free = count;
    }

    /** One that is free now. */
    public synchronized boolean tryEnter() {
        if (free <= 0) {
            return false;
        }
        free--;
        return true;
    }

    /** Whether one is free within that time. */
    synchronized boolean awaitFree(Duration patience) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        long left = patience.toMillis();
        while (free <= 0 && left > 0) {
            wait(left);
            left = (end - System.nanoTime()) / 1_000_000;
        }
        return free > 0;
    }

    /** With what others gave, which cannot wait here. */
    synchronized void enter() {
        free--;
    }

    public synchronized void leave() {
        free++;
        notifyAll();
    }
}
