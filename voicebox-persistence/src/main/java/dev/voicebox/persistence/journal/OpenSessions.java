package dev.voicebox.persistence.journal;

import java.sql.Array;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import javax.sql.DataSource;

import dev.voicebox.persistence.tenancy.RoleTransactions;
import dev.voicebox.persistence.text.StorableText;

/** Sessions that have begun and of which no end is known, by the gateway that has them. May wait for the database. */
public final class OpenSessions {

    private static final String GATEWAYS =
            "SELECT DISTINCT gateway FROM sessions WHERE ended_at IS NULL AND gateway IS NOT NULL";

    private static final String OPEN =
            "SELECT s.tenant_id, s.project_id, s.id, s.began_revision, ARRAY(SELECT t.call_id"
                    + " FROM tool_invocations t WHERE t.tenant_id = s.tenant_id AND t.session_id = s.id"
                    + " AND t.outcome = 'pending' ORDER BY t.call_id) FROM sessions s WHERE s.ended_at IS NULL";

    private static final String OF =
            OPEN + " AND s.gateway = ? AND (s.tenant_id, s.id) > (?, ?) ORDER BY s.tenant_id, s.id LIMIT ?";

    private static final String NAMED = OPEN + " AND s.tenant_id = ? AND s.id = ?";

    private final RoleTransactions transactions;

    /**
     * @param began the sequence of its last beginning
     * @param calls ids of calls of functions that have no result
     */
    public record Open(String tenantId, String projectId, String sessionId, long began, List<String> calls) {
        public Open {
            calls = List.copyOf(calls);
        }
    }

    /** @param patience after which an answer is given up */
    public OpenSessions(DataSource dataSource, Duration patience) {
        this.transactions = new RoleTransactions(dataSource, patience);
    }

    /** Those that have one, living or not. */
    public Set<String> gateways() throws DatabaseAway {
        return new TreeSet<>(ask(GATEWAYS, statement -> {}, row -> row.getString(1)));
    }

    /** The first ones of a gateway, at most so many, 1 or more. */
    public List<Open> of(String gateway, int most) throws DatabaseAway {
        return behind("", "", gateway, most);
    }

    /** Those of a gateway behind one, at most so many, 1 or more. */
    public List<Open> behind(Open last, String gateway, int most) throws DatabaseAway {
        return behind(StorableText.escape(last.tenantId()), StorableText.escape(last.sessionId()), gateway, most);
    }

    /** The session of this name, if it is open. */
    public Optional<Open> named(String tenantId, String sessionId) throws DatabaseAway {
        return ask(
                        NAMED,
                        statement -> {
                            statement.setString(1, StorableText.escape(tenantId));
                            statement.setString(2, StorableText.escape(sessionId));
                        },
                        OpenSessions::open)
                .stream()
                .findFirst();
    }

    private List<Open> behind(String tenant, String session, String gateway, int most) throws DatabaseAway {
        return ask(
                OF,
                statement -> {
                    statement.setString(1, gateway);
                    statement.setString(2, tenant);
                    statement.setString(3, session);
                    statement.setInt(4, most);
                },
                OpenSessions::open);
    }

    private static Open open(ResultSet row) throws SQLException {
        Array calls = row.getArray(5);
        return new Open(
                StorableText.unescape(row.getString(1)),
                StorableText.unescape(row.getString(2)),
                StorableText.unescape(row.getString(3)),
                row.getLong(4),
                Arrays.stream((String[]) calls.getArray())
                        .map(StorableText::unescape)
                        .toList());
    }

    private <T> List<T> ask(String sql, Binder binder, Reader<T> reader) throws DatabaseAway {
        try {
            return transactions.asRelay(connection -> {
                List<T> found = new ArrayList<>();
                try (PreparedStatement statement = connection.prepareStatement(sql)) {
                    binder.bind(statement);
                    try (ResultSet rows = statement.executeQuery()) {
                        while (rows.next()) {
                            found.add(reader.read(rows));
                        }
                    }
                }
                return found;
            });
        } catch (SQLException e) {
            throw DatabaseAway.of(e);
        }
    }

    private interface Binder {
        void bind(PreparedStatement statement) throws SQLException;
    }

    private interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }
}
