package dev.voicebox.web.realtime;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Looks after all sockets once a second: pings, and ends those that stand still, also after their connection. One timer, however many sockets. */
final class SocketKeeper {
    private static final Logger LOG = System.getLogger(SocketKeeper.class.getName());

    private final OpenSockets sockets;
    private final ScheduledFuture<?> timer;

    SocketKeeper(OpenSockets sockets, ScheduledExecutorService timers) {
        this.sockets = sockets;
        this.timer = timers.scheduleWithFixedDelay(this::tick, 1, 1, TimeUnit.SECONDS);
    }

    void stop() {
        timer.cancel(false);
    }

    private void tick() {
        for (SocketChannel channel : sockets.all()) {
            try {
                channel.tick();
                if (channel.isGone()) {
                    sockets.remove(channel);
                }
            } catch (RuntimeException e) {
                // The timer would end with its first failure, and with it all care for the other sockets.
                LOG.log(Level.WARNING, "A socket could not be looked after", e);
            }
        }
    }
}
