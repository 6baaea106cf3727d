package dev.voicebox.tenant;

import java.time.Clock;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.logging.Logger;

import javax.sql.DataSource;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.inject.Inject;

import dev.voicebox.persistence.migration.SchemaMigration;

/**
 * Brings tables and first tenant into being when the server starts, in the background: PostgreSQL that is away is a
 * normal state, which readiness shows. A server without a usable master key does not start at all.
 */
@Singleton
@Startup
@TransactionManagement(TransactionManagementType.BEAN)
public class Bootstrap {

    private static final Logger LOG = Logger.getLogger(Bootstrap.class.getName());
    private static final int SECONDS_BETWEEN_ATTEMPTS = 2;

    @Resource(lookup = "jdbc/voicebox-migration")
    private DataSource migrationSource;

    @Resource(lookup = "jdbc/voicebox")
    private DataSource database;

    @Resource(lookup = "java:comp/DefaultManagedScheduledExecutorService")
    private ManagedScheduledExecutorService executor;

    @Inject
    private FirstTenant firstTenant;

    @Inject
    private WatchedDependencies dependencies;

    private volatile ScheduledFuture<?> attempts;

    @PostConstruct
    void start() {
        SchemaMigration migration = new SchemaMigration(migrationSource, database);
        Preparation preparation = new Preparation(migration::run, firstTenant, Clock.systemUTC(), LOG::info);
        attempts = executor.scheduleWithFixedDelay(
                () -> attempt(preparation), 0, SECONDS_BETWEEN_ATTEMPTS, TimeUnit.SECONDS);
    }

    @PreDestroy
    void stop() {
        if (attempts != null) {
            attempts.cancel(true);
        }
    }

    private void attempt(Preparation preparation) {
        if (!dependencies.migrated() && preparation.attempt()) {
            dependencies.onMigrated();
        }
        // The first attempt can be over before its own handle is known; then the next one cancels.
        if (dependencies.migrated() && attempts != null) {
            attempts.cancel(false);
        }
    }
}
