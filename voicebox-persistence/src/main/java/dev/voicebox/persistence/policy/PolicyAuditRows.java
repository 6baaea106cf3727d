package dev.voicebox.persistence.policy;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;

import javax.sql.DataSource;

import dev.voicebox.persistence.tenancy.RoleTransactions;
import dev.voicebox.persistence.tenancy.TenantRole;
import dev.voicebox.persistence.text.StorableText;

/** Adds decisions. Each call is one transaction, and may wait for the database. */
public final class PolicyAuditRows {
    private static final String INSERT =
            "INSERT INTO policy_audit (tenant_id, session_id, entry_point, actor, allowed, reason, policy_version,"
                    + " shadow_allowed, input_hash, took_us, at) VALUES (" + TenantRole.TENANT_OF_ROW
                    + ", ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    private final RoleTransactions transactions;

    /** @param patience with the network */
    public PolicyAuditRows(DataSource dataSource, Duration patience) {
        this.transactions = new RoleTransactions(dataSource, patience);
    }

    /** @throws PolicyAuditUnavailable if the database does not take them */
    public void add(List<PolicyAuditRow> rows) {
        if (rows.isEmpty()) {
            return;
        }
        try {
            transactions.asTenant(rows.get(0).tenant(), connection -> {
                insert(connection, rows);
                return null;
            });
        } catch (SQLException e) {
            throw new PolicyAuditUnavailable(e);
        }
    }

    private static void insert(Connection connection, List<PolicyAuditRow> rows) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
            for (PolicyAuditRow row : rows) {
                fill(statement, row);
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    private static void fill(PreparedStatement statement, PolicyAuditRow row) throws SQLException {
        PolicyAuditRow.Outcome outcome = row.outcome();
        statement.setString(1, row.tenant());
        statement.setString(2, row.session());
        statement.setString(3, row.entryPoint());
        statement.setString(4, row.actor() == null ? null : StorableText.escape(row.actor()));
        statement.setBoolean(5, outcome.allowed());
        statement.setString(6, outcome.reason() == null ? null : StorableText.escape(outcome.reason()));
        statement.setString(7, outcome.version());
        statement.setObject(8, outcome.shadowAllowed(), Types.BOOLEAN);
        statement.setBytes(9, row.inputHash());
        statement.setInt(10, row.tookUs());
        statement.setObject(11, row.at().atOffset(ZoneOffset.UTC));
    }
}
