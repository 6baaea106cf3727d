package dev.voicebox.job.stream.start;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

import dev.voicebox.persistence.redis.RedisUnavailable;

/** Does things again and again, one after the other on one thread; what fails is done again the next time. */
final class Rounds implements AutoCloseable {
    private static final Logger LOG = System.getLogger(Rounds.class.getName());

    private final ScheduledExecutorService timer;

    Rounds(ThreadFactory factory) {
        timer = Executors.newSingleThreadScheduledExecutor(factory);
    }

    void every(long ms, Runnable step) {
        timer.scheduleWithFixedDelay(() -> run(step), 0, ms, TimeUnit.MILLISECONDS);
    }

    /** A timer never runs again what has thrown. */
    private static void run(Runnable step) {
        try {
            step.run();
        } catch (RedisUnavailable e) {
            LOG.log(Level.DEBUG, "Shared work is not looked after until Redis is back: {0}", e.getMessage());
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "Looking after shared work failed", e);
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
