package dev.voicebox.tenant;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

import javax.sql.DataSource;

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

    private static final Duration SOON = Duration.ofMillis(150);

    @Resource(lookup = "jdbc/voicebox")
    private DataSource database;

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
        redisProbe = new BoundedProbe(redis::takesWrites, executor, PATIENCE);
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

    @Override
    public boolean redisAnswersSoon() {
        return redisProbe.ask(SOON);
    }

    /** Without a role: there is none before the first migration. */
    private boolean askDatabase() {
        try (Connection connection = database.getConnection();
                Statement question = connection.createStatement()) {
            return question.execute("select 1");
        } catch (SQLException e) {
            return false;
        }
    }
}
