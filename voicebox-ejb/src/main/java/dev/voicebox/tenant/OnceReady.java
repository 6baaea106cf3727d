package dev.voicebox.tenant;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Objects;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Begins a part of the server once, as soon as what it needs is there: asked once a second, never waited for. */
public final class OnceReady implements AutoCloseable {
    private static final Logger LOG = System.getLogger(OnceReady.class.getName());

    private final String part;
    private final BooleanSupplier ready;
    private final Runnable begin;
    private final ScheduledFuture<?> attempts;
    private boolean over;

    /** @param part what is begun, for the log */
    public OnceReady(String part, ScheduledExecutorService timer, BooleanSupplier ready, Runnable begin) {
        this.part = Objects.requireNonNull(part, "part");
        this.ready = Objects.requireNonNull(ready, "ready");
        this.begin = Objects.requireNonNull(begin, "begin");
        synchronized (this) {
            attempts = timer.scheduleWithFixedDelay(this::attempt, 1, 1, TimeUnit.SECONDS);
        }
    }

    private synchronized void attempt() {
        if (over || !ready.getAsBoolean()) {
            return;
        }
        over = true;
        attempts.cancel(false);
        try {
            begin.run();
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, part + " did not begin, and does not until the next start of this server.", e);
        }
    }

    /** Nothing begins after this has returned. */
    @Override
    public synchronized void close() {
        over = true;
        attempts.cancel(false);
    }
}
