package dev.voicebox.persistence.migration;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Objects;
import java.util.logging.Level;
import java.util.logging.Logger;

import javax.sql.DataSource;

import liquibase.Liquibase;
import liquibase.Scope;
import liquibase.UpdateSummaryEnum;
import liquibase.database.Database;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import liquibase.lockservice.LockServiceFactory;
import liquibase.resource.ClassLoaderResourceAccessor;
import liquibase.ui.LoggerUIService;

/**
 * Applies db/changelog/voicebox.xml. Any number of servers may call it at the same time: one works, the others
 * wait for it and then find nothing to do.
 *
 * <p>The data source must not take part in container transactions ({@code transactional="false"} on Open
 * Liberty), or the container rolls back what Liquibase has committed.
 */
public final class SchemaMigration {

    private static final String CHANGELOG = "db/changelog/voicebox.xml";

    /** Kept, or the level would be lost with the logger: Liquibase writes forty lines for a schema that is there. */
    private static final Logger LIQUIBASE = Logger.getLogger("liquibase");

    static {
        LIQUIBASE.setLevel(Level.WARNING);
    }

    private final DataSource dataSource;
    private final DataSource serving;

    /** For a server that also works as the user who migrates. */
    public SchemaMigration(DataSource dataSource) {
        this(dataSource, dataSource);
    }

    /** @param serving as the server connects afterwards: its user is given the roles that it takes */
    public SchemaMigration(DataSource dataSource, DataSource serving) {
        this.dataSource = Objects.requireNonNull(dataSource, "dataSource");
        this.serving = Objects.requireNonNull(serving, "serving");
    }

    /**
     * Brings the schema up to date; does nothing if it is.
     *
     * @throws MigrationFailed if the database cannot be reached, another server holds the migration for longer
     *     than a minute, a change set fails, or the server's user has not its roles and an administrator must give them
     */
    public void run() {
        withLiquibase((liquibase, connection) -> {
            ServingLogin login = ServingLogin.of(serving);
            login.announce(connection);
            liquibase.setShowSummary(UpdateSummaryEnum.OFF);
            liquibase.update("");
            login.giveRoles(connection);
        });
    }

    /**
     * Takes back the newest change sets.
     *
     * @param changeSets how many, 1 or more
     */
    public void rollback(int changeSets) {
        if (changeSets < 1) {
            throw new IllegalArgumentException("changeSets must be 1 or more, got " + changeSets);
        }
        withLiquibase((liquibase, connection) -> liquibase.rollback(changeSets, ""));
    }

    private void withLiquibase(Step step) {
        try (Connection connection = dataSource.getConnection();
                MigrationLock ignored = MigrationLock.take(connection)) {
            Scope.child(quiet(), () -> {
                Database database =
                        DatabaseFactory.getInstance().findCorrectDatabaseImplementation(new JdbcConnection(connection));
                releaseStaleLock(database);
                step.run(new Liquibase(CHANGELOG, changelogs(), database), connection);
            });
        } catch (SQLException e) {
            throw new MigrationFailed("The database cannot be reached: " + e.getMessage(), e);
        } catch (Exception e) {
            throw new MigrationFailed("The schema could not be brought up to date: " + e.getMessage(), e);
        }
    }

    /** We hold the session lock, so a row left in Liquibase's lock table belongs to a server that died. */
    private static void releaseStaleLock(Database database) throws Exception {
        var locks = LockServiceFactory.getInstance().getLockService(database);
        locks.init();
        locks.forceReleaseLock();
    }

    private static ClassLoaderResourceAccessor changelogs() {
        return new ClassLoaderResourceAccessor(SchemaMigration.class.getClassLoader());
    }

    /** Liquibase prints to the console and reports its use over the network unless told otherwise. */
    private static Map<String, Object> quiet() {
        return Map.of(
                Scope.Attr.ui.name(),
                new LoggerUIService(),
                Scope.Attr.classLoader.name(),
                SchemaMigration.class.getClassLoader(),
                "liquibase.analytics.enabled",
                false,
                "liquibase.showBanner",
                false);
    }

    private interface Step {
        void run(Liquibase liquibase, Connection connection) throws Exception;
    }
}
