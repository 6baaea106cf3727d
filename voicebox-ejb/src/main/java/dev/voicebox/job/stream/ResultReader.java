package dev.voicebox.job.stream;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;

import dev.voicebox.persistence.redis.RedisUnavailable;
import dev.voicebox.persistence.redis.work.JobResult;
import dev.voicebox.persistence.redis.work.ResultCursor;

/** Brings what workers say to the jobs of this server, on a thread of its own until it is stopped. */
public final class ResultReader implements Runnable {
    private static final Logger LOG = System.getLogger(ResultReader.class.getName());
    private static final Duration PATIENCE = Duration.ofMillis(500);
    private static final int MOST = 64;

    /** So long a caller may wait in silence without asking whether anybody is there. */
    private static final long BLINK = TimeUnit.SECONDS.toNanos(2);

    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(100);

    private final ResultCursor cursor;
    private final OpenJobs jobs;
    private final LongSupplier nanos;
    private volatile boolean stopped;

    public ResultReader(ResultCursor cursor, OpenJobs jobs, LongSupplier nanos) {
        this.cursor = Objects.requireNonNull(cursor, "cursor");
        this.jobs = Objects.requireNonNull(jobs, "jobs");
        this.nanos = Objects.requireNonNull(nanos, "nanos");
    }

    @Override
    public void run() {
        long answered = nanos.getAsLong();
        boolean away = false;
        while (!stopped && !Thread.currentThread().isInterrupted()) {
            try {
                List<JobResult> results = cursor.next(MOST, PATIENCE);
                jobs.on(results);
                if (!results.isEmpty()) {
                    cursor.trim();
                }
                answered = nanos.getAsLong();
                away = false;
            } catch (RedisUnavailable e) {
                if (!away && nanos.getAsLong() - answered > BLINK) {
                    away = true;
                    LOG.log(
                            Level.WARNING,
                            "Nothing can be ordered of other servers until Redis is back: {0}",
                            e.getMessage());
                }
                if (away) {
                    jobs.onAway();
                }
                LockSupport.parkNanos(PAUSE);
            }
        }
    }

    public void stop() {
        stopped = true;
    }
}
