package dev.voicebox.overload;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Looks at the load all the time, in a thread of its own: a timer of the container stands in line with the work that waits. */
final class LoadWatch implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(LoadWatch.class.getName());
    private static final int EVERY_MS = 20;
    /** Of one that takes all there is, a look at the queues now and then is enough. */
    private static final int CALM = 5;

    private static final int SECOND = 1_000 / EVERY_MS;

    private final Overload overload;
    private final BooleanSupplier started;
    private final ScheduledExecutorService timer;
    private int turns;

    /** @param started whether the server has; before, it takes all there is */
    LoadWatch(Overload overload, BooleanSupplier started, ThreadFactory threads) {
        this.overload = overload;
        this.started = started;
        this.timer = Executors.newSingleThreadScheduledExecutor(threads);
        timer.scheduleAtFixedRate(this::watch, EVERY_MS, EVERY_MS, TimeUnit.MILLISECONDS);
    }

    private void watch() {
        try {
            turns++;
            if (turns % CALM == 0 || overload.isRefusing()) {
                overload.probe();
            }
            if (turns % SECOND == 0 && started.getAsBoolean()) {
                overload.look();
            }
        } catch (RuntimeException e) {
            // The timer would end with its first failure, and the server would never refuse again, or always.
            LOG.log(Level.WARNING, "the load could not be looked at", e);
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
