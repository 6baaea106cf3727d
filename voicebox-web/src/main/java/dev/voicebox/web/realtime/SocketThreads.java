package dev.voicebox.web.realtime;

import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;

/**
 * Threads of the sockets' own. The container's are few, and each ping of a client whose connection is busy keeps one
 * waiting: who writes and who ends a connection that stands still must not stand in line with them.
 */
final class SocketThreads implements AutoCloseable {
    private final ExecutorService writers;
    private final ScheduledExecutorService timers;

    SocketThreads(ThreadFactory threads) {
        writers = Executors.newCachedThreadPool(threads);
        timers = Executors.newSingleThreadScheduledExecutor(threads);
    }

    /** As many as there are sockets that write at this moment. */
    Executor writers() {
        return writers;
    }

    ScheduledExecutorService timers() {
        return timers;
    }

    @Override
    public void close() {
        timers.shutdownNow();
        writers.shutdown();
    }
}
