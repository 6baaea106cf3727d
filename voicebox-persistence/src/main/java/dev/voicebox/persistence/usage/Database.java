package dev.voicebox.persistence.usage;

import java.sql.SQLException;
import java.time.Duration;

import javax.sql.DataSource;

import dev.voicebox.persistence.tenancy.RoleTransactions;
import dev.voicebox.persistence.tenancy.RoleTransactions.Work;

/** Transactions of this package; each waits at most so long for the network. */
final class Database {
    private final RoleTransactions transactions;

    Database(DataSource dataSource, Duration patience) {
        this.transactions = new RoleTransactions(dataSource, patience);
    }

    <T> T ofTenant(String tenant, Work<T> work) {
        try {
            return transactions.asTenant(tenant, work);
        } catch (SQLException e) {
            throw new UsageUnavailable(e);
        }
    }

    <T> T acrossTenants(Work<T> work) {
        try {
            return transactions.asRelay(work);
        } catch (SQLException e) {
            throw new UsageUnavailable(e);
        }
    }
}
