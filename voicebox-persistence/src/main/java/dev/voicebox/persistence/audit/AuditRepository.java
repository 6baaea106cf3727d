package dev.voicebox.persistence.audit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import jakarta.persistence.EntityManager;

import org.hibernate.Session;
import org.hibernate.jdbc.ReturningWork;

/** Chains of the audit log, in the caller's transaction, which must be READ COMMITTED. */
public final class AuditRepository {

    private static final String BEGIN = "INSERT INTO audit_head (tenant_id, sequence, hash, mac)"
            + " SELECT ?, coalesce(max(sequence), 0), decode(repeat('00', 32), 'hex'), decode(repeat('00', 32), 'hex')"
            + " FROM audit_log WHERE tenant_id = ? ON CONFLICT (tenant_id) DO NOTHING";

    private static final String HEAD = "SELECT sequence, hash, mac FROM audit_head WHERE tenant_id = ?";

    private static final String MOVE = "UPDATE audit_head SET sequence = ?, hash = ?, mac = ? WHERE tenant_id = ?";

    private static final String INSERT =
            "INSERT INTO audit_log (tenant_id, sequence, at, actor, action, subject, source,"
                    + " outcome, request_id, details, previous_hash, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?)";

    private static final String NEWEST = "SELECT coalesce(max(sequence), 0) FROM audit_log WHERE tenant_id = ?";

    private static final String AFTER =
            "SELECT * FROM audit_log WHERE tenant_id = ? AND sequence > ? ORDER BY sequence LIMIT ?";

    /** One statement, one moment: what is appended meanwhile is in both parts or in none. */
    private static final String BEYOND = "SELECT min(sequence) FROM audit_log WHERE tenant_id = ? AND sequence >"
            + " coalesce((SELECT sequence FROM audit_head WHERE tenant_id = ?), 0)";

    private static final String CHAINS = "SELECT tenant_id FROM audit_head UNION SELECT id FROM tenants ORDER BY 1";

    private final EntityManager entities;

    public AuditRepository(EntityManager entities) {
        this.entities = Objects.requireNonNull(entities, "entities");
    }

    /** The head, begun if the chain is new; nobody else gets it until this transaction ends. */
    public AuditHead lock(String tenant) {
        return on(connection -> {
            Optional<AuditHead> known = head(connection, HEAD + " FOR UPDATE", tenant);
            if (known.isPresent()) {
                return known.get();
            }
            update(connection, BEGIN, tenant, tenant);
            return head(connection, HEAD + " FOR UPDATE", tenant).orElseThrow();
        });
    }

    public Optional<AuditHead> head(String tenant) {
        return on(connection -> head(connection, HEAD, tenant));
    }

    /** The highest sequence among the rows, 0 for none. */
    public long newest(String tenant) {
        return on(connection -> number(connection, NEWEST, tenant)).orElseThrow();
    }

    /**
     * @param chained at least one, all of one tenant, in their order
     * @param next the head behind them
     */
    public void append(List<ChainedRow> chained, AuditHead next) {
        on(connection -> {
            try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
                for (ChainedRow row : chained) {
                    AuditColumns.bind(insert, row);
                    insert.addBatch();
                }
                insert.executeBatch();
            }
            String tenant = chained.get(0).row().tenant();
            return update(connection, MOVE, next.sequence(), next.hash(), next.mac(), tenant);
        });
    }

    /** In the order of the chain. */
    public List<ChainedRow> after(String tenant, long sequence, int most) {
        return on(connection -> {
            try (PreparedStatement ask = prepared(connection, AFTER, tenant, sequence, most);
                    ResultSet found = ask.executeQuery()) {
                List<ChainedRow> rows = new ArrayList<>();
                while (found.next()) {
                    rows.add(AuditColumns.read(found));
                }
                return rows;
            }
        });
    }

    /** The first row that lies beyond the head. */
    public Optional<Long> firstBeyondHead(String tenant) {
        return on(connection -> number(connection, BEYOND, tenant, tenant));
    }

    /** Tenants that are there, and those that have been; for whoever may see them all. */
    public List<String> chains() {
        return on(connection -> {
            try (PreparedStatement ask = connection.prepareStatement(CHAINS);
                    ResultSet found = ask.executeQuery()) {
                List<String> tenants = new ArrayList<>();
                while (found.next()) {
                    tenants.add(found.getString(1));
                }
                return tenants;
            }
        });
    }

    private static Optional<AuditHead> head(Connection connection, String question, String tenant) throws SQLException {
        try (PreparedStatement ask = prepared(connection, question, tenant);
                ResultSet found = ask.executeQuery()) {
            return found.next()
                    ? Optional.of(new AuditHead(found.getLong(1), found.getBytes(2), found.getBytes(3)))
                    : Optional.empty();
        }
    }

    private static Optional<Long> number(Connection connection, String question, Object... values) throws SQLException {
        try (PreparedStatement ask = prepared(connection, question, values);
                ResultSet found = ask.executeQuery()) {
            found.next();
            long number = found.getLong(1);
            return found.wasNull() ? Optional.empty() : Optional.of(number);
        }
    }

    private static int update(Connection connection, String sql, Object... values) throws SQLException {
        try (PreparedStatement change = prepared(connection, sql, values)) {
            return change.executeUpdate();
        }
    }

    private static PreparedStatement prepared(Connection connection, String sql, Object... values) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        return statement;
    }

    private <T> T on(ReturningWork<T> work) {
        return entities.unwrap(Session.class).doReturningWork(work);
    }
}
