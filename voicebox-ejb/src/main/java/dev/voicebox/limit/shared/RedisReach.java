package dev.voicebox.limit.shared;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Level;
import java.util.logging.Logger;

import dev.voicebox.persistence.redis.RedisUnavailable;

/**
 * Whether limits are counted together. One question that Redis did not answer in time ends that; from then on nobody waits for it,
 * until the beat, which asks once a second, was answered.
 */
public final class RedisReach {
    private static final Logger LOG = Logger.getLogger(RedisReach.class.getName());

    private final AtomicBoolean together = new AtomicBoolean(true);
    private final AtomicLong losses = new AtomicLong();
    private volatile int gateways = 1;

    public boolean isTogether() {
        return together.get();
    }

    /** That took part when that was last known; at least 1. */
    public int gateways() {
        return gateways;
    }

    /** How often it was lost since the start. */
    public long losses() {
        return losses.get();
    }

    /** Of a limit, what this gateway counts by itself. */
    public long share(long limit) {
        return LocalWindows.share(limit, gateways);
    }

    public void lost(RedisUnavailable why) {
        if (together.compareAndSet(true, false)) {
            losses.incrementAndGet();
            LOG.log(
                    Level.WARNING,
                    "Redis does not answer in time: this server counts limits by itself, each as a share of 1/"
                            + gateways + ", until it does. " + why.getMessage());
        }
    }

    /** @return whether it was lost before */
    public boolean found(int count) {
        gateways = Math.max(1, count);
        boolean back = together.compareAndSet(false, true);
        if (back) {
            LOG.info("Redis answers again: limits are counted by all " + gateways + " gateways together.");
        }
        return back;
    }
}
