package dev.voicebox.erasure;

import java.time.Clock;
import java.time.Duration;

import javax.sql.DataSource;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import dev.voicebox.persistence.erasure.ErasureSteps;
import dev.voicebox.persistence.redis.ClientSecretStore;
import dev.voicebox.persistence.redis.JournalStreams;
import dev.voicebox.persistence.redis.RedisConnection;
import dev.voicebox.tenant.UnitOfWork;

/** Makes the plain objects of this package for the container. */
@ApplicationScoped
public class ErasureBeans {
    private static final Clock CLOCK = Clock.systemUTC();
    private static final Duration PATIENCE = Duration.ofSeconds(25);

    @Resource(lookup = "jdbc/voicebox")
    private DataSource database;

    @Produces
    @Singleton
    Erasures erasures(UnitOfWork work) {
        return new Erasures(work, CLOCK);
    }

    @Produces
    @Singleton
    ErasureWorker worker(RedisConnection redis) {
        ErasedInRedis keys = new ErasedInRedis(new JournalStreams(redis), new ClientSecretStore(redis));
        return new ErasureWorker(new ErasureSteps(database, PATIENCE), keys, CLOCK);
    }

    @Produces
    @Singleton
    Retention retention(UnitOfWork work) {
        return new Retention(work, new ErasureSteps(database, PATIENCE), CLOCK);
    }
}
