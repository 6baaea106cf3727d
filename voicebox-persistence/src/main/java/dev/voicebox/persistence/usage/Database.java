package dev.voicebox.persistence.usage;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

import javax.sql.DataSource;

/** Transactions of this package; each waits at most so long for the network. */
final class Database {
    private final DataSource dataSource;
    private final int patienceMs;

    Database(DataSource dataSource, Duration patience) {
        this.dataSource = dataSource;
        this.patienceMs = Math.toIntExact(patience.toMillis());
    }

    interface Work<T> {
        T in(Connection connection) throws SQLException;
    }

    <T> T transaction(Work<T> work) {
        try (Connection connection = dataSource.getConnection()) {
            int before = connection.getNetworkTimeout();
            connection.setNetworkTimeout(Runnable::run, patienceMs);
            connection.setAutoCommit(false);
            T result = inTransaction(connection, work);
            connection.setNetworkTimeout(Runnable::run, before);
            return result;
        } catch (SQLException e) {
            throw new UsageUnavailable(e);
        }
    }

    private static <T> T inTransaction(Connection connection, Work<T> work) throws SQLException {
        boolean committed = false;
        try {
            T result = work.in(connection);
            connection.commit();
            committed = true;
            return result;
        } finally {
            if (!committed && !connection.isClosed()) {
                connection.rollback();
            }
            if (!connection.isClosed()) {
                connection.setAutoCommit(true);
            }
        }
    }
}
