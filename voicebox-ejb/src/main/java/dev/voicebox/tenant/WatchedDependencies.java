package dev.voicebox.tenant;

import java.time.Duration;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import dev.voicebox.persistence.redis.RedisConnection;

/** PostgreSQL and Redis as this server sees them. */
@ApplicationScoped
public class WatchedDependencies implements DependencyState {

    /** A health thread is held for half a second at most, two questions included. */
    private static final Duration PATIENCE = Duration.ofMillis(240);

    @Inject
    private UnitOfWork work;

    @Inject
    private RedisConnection redis;

    @Resource(lookup = "java:comp/DefaultManagedExecutorService")
    private ManagedExecutorService executor;

    private BoundedProbe databaseProbe;
    private BoundedProbe redisProbe;
    private volatile boolean migrated;

    @PostConstruct
    void watch() {
        databaseProbe = new BoundedProbe(this::askDatabase, executor, PATIENCE);
        redisProbe = new BoundedProbe(redis::answers, executor, PATIENCE);
    }

    /** Tables and first tenant are there. */
    public void onMigrated() {
        migrated = true;
    }

    @Override
    public boolean migrated() {
        return migrated;
    }

    @Override
    public boolean databaseAnswers() {
        return databaseProbe.ask();
    }

    @Override
    public boolean redisAnswers() {
        return redisProbe.ask();
    }

    private boolean askDatabase() {
        return work.inTransaction(
                entities -> entities.createNativeQuery("select 1").getSingleResult() != null);
    }
}
