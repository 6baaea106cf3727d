package dev.voicebox.persistence.journal;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import dev.voicebox.persistence.journal.row.JournalBatch;
import dev.voicebox.persistence.journal.row.RecordId;
import dev.voicebox.persistence.tenancy.TenantRole;
import dev.voicebox.persistence.text.StorableText;

/**
 * Finds records of gateways that have lost their session without noticing. A session that is resumed on another gateway begins
 * again there, and counts its records on from its epoch times 2^32: whoever still counts below the last beginning is late.
 */
final class EpochFence {
    private static final int EPOCH_BITS = 32;
    /** What counts on from further up, as sessions over Kafka do from the time, has no epoch. */
    private static final long MOST = 1 << 16;

    /**
     * The lists beside the pairs let PostgreSQL leave out the partitions of other tenants before it plans, and find rows by their
     * key: a quarter of the time. The last row gives the transaction the role in which it writes, without a trip of its own.
     */
    private static final String BEGAN = "SELECT s.tenant_id, s.id, s.began_revision >> " + EPOCH_BITS
            + " FROM sessions s JOIN unnest(?::text[], ?::text[]) AS w (tenant_id, id)"
            + " ON s.tenant_id = w.tenant_id AND s.id = w.id"
            + " WHERE s.tenant_id = ANY (?::text[]) AND s.id = ANY (?::text[])"
            + " AND s.began_revision >> " + EPOCH_BITS + " BETWEEN 1 AND " + (MOST - 1)
            + " UNION ALL SELECT set_config('role', '" + TenantRole.APP + "', true), NULL, NULL";

    /** How every transaction of the journal begins, and what it begins as; sent together with the question, in one trip. */
    private static final String LIMITS = "SELECT set_config('statement_timeout', ?, true),"
            + " set_config('idle_in_transaction_session_timeout', ?, true),"
            + " set_config('synchronous_commit', 'on', true), set_config('role', '" + TenantRole.RELAY + "', true); ";

    private EpochFence() {}

    /**
     * Begins the transaction that is to write them: it has {@link TenantRole#APP} afterwards.
     *
     * @param millis after which the server gives up a statement
     */
    static List<RecordId> stale(Connection connection, JournalBatch batch, int millis) throws SQLException {
        List<RecordId> records =
                batch.rows().stream().map(row -> row.record()).distinct().toList();
        Map<Session, Long> epochs =
                epochs(connection, records.stream().map(Session::of).distinct().toList(), millis);
        return epochs.isEmpty()
                ? List.of()
                : records.stream()
                        .filter(record -> epoch(record) < epochs.getOrDefault(Session.of(record), 0L))
                        .toList();
    }

    private record Session(String tenantId, String sessionId) {
        static Session of(RecordId record) {
            return new Session(record.tenantId(), record.sessionId());
        }
    }

    private static long epoch(RecordId record) {
        return record.sequence() >> EPOCH_BITS;
    }

    private static Map<Session, Long> epochs(Connection connection, List<Session> sessions, int millis)
            throws SQLException {
        Map<Session, Long> epochs = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(LIMITS + BEGAN)) {
            Array tenants = texts(connection, sessions.stream().map(Session::tenantId));
            Array ids = texts(connection, sessions.stream().map(Session::sessionId));
            statement.setString(1, Integer.toString(millis));
            statement.setString(2, Integer.toString(millis));
            statement.setArray(3, tenants);
            statement.setArray(4, ids);
            statement.setArray(5, tenants);
            statement.setArray(6, ids);
            statement.execute();
            statement.getMoreResults();
            try (ResultSet rows = statement.getResultSet()) {
                while (rows.next()) {
                    String id = rows.getString(2);
                    if (id != null) {
                        Session session =
                                new Session(StorableText.unescape(rows.getString(1)), StorableText.unescape(id));
                        epochs.put(session, rows.getLong(3));
                    }
                }
            }
        }
        return epochs;
    }

    private static Array texts(Connection connection, Stream<String> values) throws SQLException {
        return connection.createArrayOf("text", values.map(StorableText::escape).toArray());
    }
}
