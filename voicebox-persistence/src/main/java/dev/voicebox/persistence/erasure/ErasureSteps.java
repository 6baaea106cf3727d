package dev.voicebox.persistence.erasure;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import javax.sql.DataSource;

import dev.voicebox.persistence.tenancy.RoleTransactions;

/**
 * Works on requests, any number of servers at once: each step is one short transaction that holds its request, so a server that
 * dies leaves it to the next where it was.
 */
public final class ErasureSteps {
    /** Longer than any transaction of the journal: one that began before the mark was set has ended. */
    static final Duration SETTLING = Duration.ofSeconds(30);

    private static final int AT_ONCE = 1_000;

    private final RoleTransactions transactions;

    /** @param patience with which each statement is waited for */
    public ErasureSteps(DataSource dataSource, Duration patience) {
        this.transactions = new RoleTransactions(dataSource, patience);
    }

    /** Whose retention is limited, and to how many days. */
    public Map<String, Integer> retentions() throws SQLException {
        return transactions.asRelay(connection -> {
            Map<String, Integer> days = new HashMap<>();
            try (Statement statement = connection.createStatement();
                    ResultSet rows =
                            statement.executeQuery("select id, retention_days from tenants where retention_days > 0")) {
                while (rows.next()) {
                    days.put(rows.getString(1), rows.getInt(2));
                }
            }
            return days;
        });
    }

    /** Requests on which there is something to do now, those that wait the longest first. */
    public List<ErasureRow> due(Instant now, int most) throws SQLException {
        return transactions.asRelay(connection -> {
            String sql = ErasureSql.SELECT + " where finished_at is null and next_at <= ? order by next_at limit ?";
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                statement.setObject(1, now.atOffset(ZoneOffset.UTC));
                statement.setInt(2, most);
                List<ErasureRow> found = new ArrayList<>();
                try (ResultSet rows = statement.executeQuery()) {
                    while (rows.next()) {
                        found.add(ErasureSql.row(rows));
                    }
                }
                return found;
            }
        });
    }

    /**
     * Deletes a portion of the rows of a request that is at such a stage, if nobody else is at it.
     *
     * @return whether there is more of the same to do
     */
    public boolean eraseRows(ErasureRow known, Instant now) throws SQLException {
        return transactions.asTenant(known.tenant(), connection -> {
            Optional<ErasureRow> request = hold(connection, known);
            if (request.isEmpty()) {
                return false;
            }
            Map<String, Long> erased = new ErasedRows(connection, request.get()).erase(AT_ONCE);
            boolean done = erased.isEmpty();
            save(connection, request.get(), request.get().with(erased), done, now);
            return !done;
        });
    }

    /**
     * Of a request that is at this stage Redis holds nothing any more.
     *
     * @param erased keys and records that have gone
     */
    public void erasedRedis(ErasureRow known, long erased, Instant now) throws SQLException {
        transactions.asTenant(known.tenant(), connection -> {
            Optional<ErasureRow> request = hold(connection, known);
            if (request.isPresent()) {
                Map<String, Long> more = erased == 0 ? Map.of() : Map.of("redis", erased);
                save(connection, request.get(), request.get().with(more), true, now);
            }
            return null;
        });
    }

    /** Whoever is at it meanwhile is not disturbed. */
    public void postpone(ErasureRow known, Instant to) throws SQLException {
        transactions.asTenant(known.tenant(), connection -> {
            if (hold(connection, known).isPresent()) {
                String sql = "update erasures set next_at = ? where tenant_id = ? and id = ?";
                try (PreparedStatement statement = connection.prepareStatement(sql)) {
                    statement.setObject(1, to.atOffset(ZoneOffset.UTC));
                    statement.setString(2, known.tenant());
                    statement.setString(3, known.id());
                    statement.executeUpdate();
                }
            }
            return null;
        });
    }

    /** Empty if another one is at it, or has brought it further meanwhile. */
    private static Optional<ErasureRow> hold(Connection connection, ErasureRow known) throws SQLException {
        try (Statement limits = connection.createStatement()) {
            // A row that another transaction holds is for a later step: nobody waits in line behind this one.
            limits.execute("SET LOCAL lock_timeout = '2s'; SET LOCAL statement_timeout = '20s'");
        }
        String sql = ErasureSql.SELECT
                + " where tenant_id = ? and id = ? and stage = ? and finished_at is null for update of erasures skip locked";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, known.tenant());
            statement.setString(2, known.id());
            statement.setString(3, ErasureSql.word(known.stage()));
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? Optional.of(ErasureSql.row(row)) : Optional.empty();
            }
        }
    }

    private static void save(
            Connection connection, ErasureRow request, Map<String, Long> erased, boolean stageDone, Instant now)
            throws SQLException {
        ErasureRow.Stage stage = stageDone ? request.stage().next() : request.stage();
        Instant settled = request.requestedAt().plus(SETTLING);
        boolean waits = stageDone && stage == ErasureRow.Stage.ROWS_AGAIN && settled.isAfter(now);
        String sql = "update erasures set stage = ?, erased = ?::jsonb, next_at = ?, finished_at = ?"
                + " where tenant_id = ? and id = ?";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, ErasureSql.word(stage));
            statement.setString(2, json(erased));
            statement.setObject(3, (waits ? settled : now).atOffset(ZoneOffset.UTC));
            statement.setObject(4, stage == ErasureRow.Stage.FINISHED ? now.atOffset(ZoneOffset.UTC) : null);
            statement.setString(5, request.tenant());
            statement.setString(6, request.id());
            statement.executeUpdate();
        }
    }

    /** Names of tables need no escapes. */
    private static String json(Map<String, Long> counts) {
        return counts.entrySet().stream()
                .map(count -> "\"" + count.getKey() + "\":" + count.getValue())
                .collect(Collectors.joining(",", "{", "}"));
    }
}
