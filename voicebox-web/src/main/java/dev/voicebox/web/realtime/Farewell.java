package dev.voicebox.web.realtime;

import java.util.Collection;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Closes every socket with 1012, so that clients come back at once, to another server or to the next life of this one.
 * Paced: a thousand clients that reconnect in the same millisecond are an attack.
 */
final class Farewell {
    private static final int SERVICE_RESTART = 1012;
    private static final String REASON = "server is stopping";
    private static final int PER_STEP = 50;
    private static final long STEP_MS = 20;
    private static final long MOST_SECONDS = 5;

    private final OpenSockets sockets;
    private final ScheduledExecutorService timers;

    Farewell(OpenSockets sockets, ScheduledExecutorService timers) {
        this.sockets = sockets;
        this.timers = timers;
    }

    /** Returns when all are closed, after five seconds at the latest. */
    void say() {
        Collection<SocketChannel> open = sockets.all();
        CountDownLatch gone = new CountDownLatch(open.size());
        AtomicInteger place = new AtomicInteger();
        for (SocketChannel channel : open) {
            long delay = place.getAndIncrement() / PER_STEP * STEP_MS;
            timers.schedule(
                    () -> {
                        channel.onEnd(gone::countDown);
                        channel.close(SERVICE_RESTART, REASON);
                    },
                    delay,
                    TimeUnit.MILLISECONDS);
        }
        try {
            gone.await(MOST_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
