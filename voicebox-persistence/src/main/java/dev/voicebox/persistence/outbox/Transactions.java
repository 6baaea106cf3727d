package dev.voicebox.persistence.outbox;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;

import javax.sql.DataSource;

import dev.voicebox.persistence.tenancy.TenantRole;

/** One step, one transaction, across tenants. */
final class Transactions {

    private final DataSource dataSource;

    Transactions(DataSource dataSource) {
        this.dataSource = Objects.requireNonNull(dataSource, "dataSource");
    }

    /** @throws OutboxUnavailable if it was rolled back */
    <T> T run(Step<T> step) {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try {
                TenantRole.asRelay(connection);
                T result = step.on(connection);
                connection.commit();
                return result;
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                throw e;
            } finally {
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw new OutboxUnavailable(e);
        }
    }

    interface Step<T> {
        T on(Connection connection) throws SQLException;
    }
}
