package dev.voicebox.persistence.migration;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * A PostgreSQL session lock around a migration. Unlike Liquibase's own lock row it ends with its connection, so a
 * server that dies in a migration blocks nobody, and it exists before the first table does. While it is held, a statement
 * that row-level security would keep from some rows fails: a change set must not pass over them in silence.
 */
final class MigrationLock implements AutoCloseable {

    /** Any number, as long as nothing else in the database uses it: "voicebox" in ASCII. */
    private static final long NUMBER = 0x766F696365626F78L;

    private final Connection connection;

    private MigrationLock(Connection connection) {
        this.connection = connection;
    }

    /** Waits at most a minute for another server's migration. */
    static MigrationLock take(Connection connection) throws SQLException {
        connection.setAutoCommit(true);
        execute(connection, "SET lock_timeout = '60s'");
        try {
            execute(connection, "SELECT pg_advisory_lock(" + NUMBER + ")");
        } finally {
            execute(connection, "RESET lock_timeout");
        }
        execute(connection, "SET row_security = off");
        return new MigrationLock(connection);
    }

    @Override
    public void close() throws SQLException {
        if (!connection.getAutoCommit()) {
            connection.rollback();
            connection.setAutoCommit(true);
        }
        execute(connection, "RESET row_security");
        execute(connection, "SELECT pg_advisory_unlock(" + NUMBER + ")");
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
