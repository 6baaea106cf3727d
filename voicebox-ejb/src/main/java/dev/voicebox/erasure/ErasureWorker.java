package dev.voicebox.erasure;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.logging.Level;
import java.util.logging.Logger;

import dev.voicebox.persistence.erasure.ErasureRow;
import dev.voicebox.persistence.erasure.ErasureSteps;
import dev.voicebox.persistence.redis.RedisUnavailable;

/**
 * Does what is asked for, in portions, on any number of servers at once: what one is at, the others leave to it, and what one
 * that died was at, the next goes on with.
 */
public final class ErasureWorker implements Runnable {
    private static final Logger LOG = Logger.getLogger(ErasureWorker.class.getName());
    private static final int REQUESTS = 20;
    /** Of one request; then the next has its turn. */
    private static final int PORTIONS = 50;

    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofMinutes(1);

    private final ErasureSteps steps;
    private final ErasedInRedis redis;
    private final Clock clock;

    public ErasureWorker(ErasureSteps steps, ErasedInRedis redis, Clock clock) {
        this.steps = steps;
        this.redis = redis;
        this.clock = clock;
    }

    @Override
    public void run() {
        try {
            for (ErasureRow request : steps.due(clock.instant(), REQUESTS)) {
                attempt(request);
            }
        } catch (SQLException e) {
            LOG.log(Level.FINE, "erasure: requests wait for the database", e);
        }
    }

    /** One that fails does not hold up the others. */
    private void attempt(ErasureRow request) throws SQLException {
        try {
            perform(request);
        } catch (SQLException | RedisUnavailable e) {
            LOG.log(Level.WARNING, "erasure: {0} of tenant {1} is tried again in a minute, at {2}: {3}", new Object[] {
                request.id(), request.tenant(), request.stage(), e.getMessage()
            });
            steps.postpone(request, clock.instant().plus(PAUSE_AFTER_FAILURE));
        }
    }

    private void perform(ErasureRow request) throws SQLException {
        switch (request.stage()) {
            case ROWS, ROWS_AGAIN -> eraseRows(request);
            case REDIS, REDIS_AGAIN -> steps.erasedRedis(request, redis.erase(request), clock.instant());
            case FINISHED -> LOG.log(Level.FINE, "erasure: {0} is finished", request.id());
        }
    }

    private void eraseRows(ErasureRow request) throws SQLException {
        int portions = 1;
        while (steps.eraseRows(request, clock.instant()) && portions < PORTIONS) {
            portions++;
        }
    }
}
