package dev.voicebox.limit.start;

import java.time.Duration;
import java.util.UUID;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import dev.voicebox.limit.connection.ConnectionBook;
import dev.voicebox.limit.connection.Opening;
import dev.voicebox.limit.quota.Quotas;
import dev.voicebox.limit.shared.AudioBook;
import dev.voicebox.limit.shared.RedisReach;
import dev.voicebox.limit.shared.SharedBudgets;
import dev.voicebox.limit.shared.SharedLimits;
import dev.voicebox.persistence.redis.RedisConnection;
import dev.voicebox.persistence.redis.limit.ConnectionLeases;
import dev.voicebox.persistence.redis.limit.DailyAudio;
import dev.voicebox.persistence.redis.limit.Windows;
import dev.voicebox.resume.Reach;

/** Makes the plain objects of this package for the container. */
@ApplicationScoped
public class LimitBeans {
    /** Longer than this nobody waits for a decision of Redis. */
    private static final Duration PATIENCE = Duration.ofMillis(150);

    private static final int CONNECTIONS = 16;

    private final String gateway = UUID.randomUUID().toString();

    @Resource(lookup = "java:comp/DefaultManagedExecutorService")
    private ManagedExecutorService executor;

    @Inject
    private RedisConnection redis;

    private RedisConnection quick;

    @Produces
    @Singleton
    RedisReach reach() {
        return new RedisReach();
    }

    @Produces
    @Singleton
    AudioBook audio() {
        return new AudioBook(new DailyAudio(quick()), System::nanoTime);
    }

    @Produces
    @Singleton
    SharedLimits limits(Quotas quotas, RedisReach reach, AudioBook audio) {
        return new SharedLimits(quotas, new Windows(quick()), reach, audio, System::nanoTime);
    }

    @Produces
    @Singleton
    ConnectionBook connections(Quotas quotas, RedisReach reach) {
        return new ConnectionBook(quotas, leases(), reach, executor, System::nanoTime, gateway);
    }

    @Produces
    @Singleton
    Opening opening(SharedLimits limits, ConnectionBook connections, Reach reach) {
        return new Opening(limits, connections, reach);
    }

    @Produces
    @Singleton
    LimitBeat beat(RedisReach reach, SharedLimits limits, ConnectionBook connections, AudioBook audio) {
        return new LimitBeat(leases(), gateway, reach, limits, new LimitBeat.Books(connections, audio));
    }

    @Produces
    @Singleton
    SharedBudgets budgets(SharedLimits limits, AudioBook audio) {
        return new SharedBudgets(limits, audio, executor);
    }

    private ConnectionLeases leases() {
        return new ConnectionLeases(quick(), ConnectionBook.LEASE);
    }

    private synchronized RedisConnection quick() {
        if (quick == null) {
            quick = redis.within(PATIENCE, CONNECTIONS);
        }
        return quick;
    }

    @PreDestroy
    synchronized void close() {
        if (quick != null) {
            quick.close();
        }
    }
}
