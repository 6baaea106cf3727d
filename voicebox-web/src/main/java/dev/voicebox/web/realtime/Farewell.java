package dev.voicebox.web.realtime;

import java.util.Collection;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import dev.voicebox.session.Conversations;

/**
 * Lets sessions finish what they are saying, then closes the sockets that are left with 1012, so that clients come back
 * at once, to another server or to the next life of this one. Paced: a thousand clients that reconnect in the same
 * millisecond are an attack.
 */
final class Farewell {
    private static final int SERVICE_RESTART = 1012;
    private static final String REASON = "server is stopping";
    private static final int PER_STEP = 50;
    private static final long STEP_MS = 20;

    /** A little more than sessions give their answers. */
    private static final long SESSIONS_SECONDS = 26;

    /** For close frames that sessions sent, and then for those of what is left: a client that answers none holds nobody up. */
    private static final long SOCKETS_SECONDS = 1;

    private static final long LEFT_SECONDS = 2;
    private static final long LOOK_MS = 50;

    private final OpenSockets sockets;
    private final ScheduledExecutorService timers;

    Farewell(OpenSockets sockets, ScheduledExecutorService timers) {
        this.sockets = sockets;
        this.timers = timers;
    }

    /** Returns when all are closed, after half a minute at the latest. */
    void say(Conversations conversations) {
        conversations.stop();
        awaitSessions(conversations, TimeUnit.SECONDS.toNanos(SESSIONS_SECONDS));
        await(sockets.all(), SOCKETS_SECONDS);
        Collection<SocketChannel> left = sockets.all();
        close(left);
        await(left, LEFT_SECONDS);
    }

    private void close(Collection<SocketChannel> channels) {
        AtomicInteger place = new AtomicInteger();
        for (SocketChannel channel : channels) {
            long delay = place.getAndIncrement() / PER_STEP * STEP_MS;
            timers.schedule(() -> channel.close(SERVICE_RESTART, REASON), delay, TimeUnit.MILLISECONDS);
        }
    }

    /** Some have no socket: callers over Kafka wait for their answers too. */
    private void awaitSessions(Conversations conversations, long nanos) {
        CountDownLatch ended = new CountDownLatch(1);
        Runnable look = () -> {
            if (conversations.openSessions() == 0) {
                ended.countDown();
            }
        };
        ScheduledFuture<?> looking = timers.scheduleWithFixedDelay(look, 0, LOOK_MS, TimeUnit.MILLISECONDS);
        await(ended, nanos);
        looking.cancel(false);
    }

    private static void await(Collection<SocketChannel> channels, long seconds) {
        CountDownLatch gone = new CountDownLatch(channels.size());
        channels.forEach(channel -> channel.onEnd(gone::countDown));
        await(gone, TimeUnit.SECONDS.toNanos(seconds));
    }

    private static void await(CountDownLatch latch, long nanos) {
        try {
            latch.await(nanos, TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
