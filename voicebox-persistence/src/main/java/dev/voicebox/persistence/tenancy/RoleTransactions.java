package dev.voicebox.persistence.tenancy;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Objects;

import javax.sql.DataSource;

/** Transactions on connections of their own, each in a role; not to be begun within one of the container. */
public final class RoleTransactions {

    private final DataSource dataSource;
    private final int patienceMs;

    /** @param patience how long each step may wait for the network */
    public RoleTransactions(DataSource dataSource, Duration patience) {
        this.dataSource = Objects.requireNonNull(dataSource, "dataSource");
        this.patienceMs = Math.toIntExact(patience.toMillis());
    }

    /** What is done in one transaction. */
    public interface Work<T> {
        T in(Connection connection) throws SQLException;
    }

    /** Sees the rows of this tenant. */
    public <T> T asTenant(String tenant, Work<T> work) throws SQLException {
        return run(connection -> {
            TenantRole.asTenant(connection, tenant);
            return work.in(connection);
        });
    }

    /** Sees the rows of all tenants, of the tables that the role is granted. */
    public <T> T asRelay(Work<T> work) throws SQLException {
        return run(connection -> {
            TenantRole.asRelay(connection);
            return work.in(connection);
        });
    }

    private <T> T run(Work<T> work) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            int before = connection.getNetworkTimeout();
            connection.setNetworkTimeout(Runnable::run, patienceMs);
            connection.setAutoCommit(false);
            T result = committed(connection, work);
            connection.setNetworkTimeout(Runnable::run, before);
            return result;
        }
    }

    private static <T> T committed(Connection connection, Work<T> work) throws SQLException {
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
