package dev.voicebox.job.local;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;

/**
 * Lets a fixed number of tasks run at a time and the others wait their turn without a thread. Engines keep a core busy each,
 * so more of them at once would only make every caller wait longer.
 */
final class Lane implements Executor {
    private final Executor threads;
    private final int width;
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private int running;

    /** @param threads takes each task when its turn comes; must not run it on the calling thread */
    Lane(Executor threads, int width) {
        if (width < 1) {
            throw new IllegalArgumentException("a lane is at least 1 wide, but was " + width);
        }
        this.threads = threads;
        this.width = width;
    }

    @Override
    public void execute(Runnable task) {
        synchronized (this) {
            if (running == width) {
                waiting.add(task);
                return;
            }
            running++;
        }
        start(task);
    }

    private void start(Runnable task) {
        boolean started = false;
        try {
            threads.execute(() -> run(task));
            started = true;
        } finally {
            if (!started) {
                leave();
            }
        }
    }

    private void run(Runnable task) {
        try {
            task.run();
        } finally {
            next();
        }
    }

    private void next() {
        Runnable task;
        synchronized (this) {
            task = waiting.poll();
            if (task == null) {
                running--;
                return;
            }
        }
        start(task);
    }

    private synchronized void leave() {
        running--;
    }
}
