package dev.voicebox.persistence.erasure;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.voicebox.persistence.privacy.Redacted;
import dev.voicebox.persistence.tenancy.TenantRole;
import dev.voicebox.persistence.text.StorableText;

/** Deletes the rows of a request, a portion at a time. What was used stays: numbers. */
final class ErasedRows {

    /** Sessions whose rows are looked for in one portion, when they are found by their age. */
    private static final int SESSIONS = 100;

    /** A session that never ended is over when this much of the time is gone by. */
    private static final String EXPIRED = "SELECT id FROM sessions WHERE tenant_id = ? AND started_at < ?"
            + " AND (ended_at < ? OR ended_at IS NULL AND started_at < ?::timestamptz - interval '1 day')"
            + " ORDER BY started_at, id LIMIT " + SESSIONS;

    /** A table, the columns with its session and its time, and whether only the role across tenants may delete from it. */
    private record Place(String table, String session, String time, boolean relay) {
        @Override
        public String toString() {
            return "Place[" + Redacted.text(table) + ", " + session + ", " + Redacted.text(time) + ", " + relay + "]";
        }
    }

    /** Sessions last: by them the rest is found. */
    private static final List<Place> PLACES = List.of(
            new Place("conversation_items", "session_id", "written_at", false),
            new Place("session_events", "session_id", "at", false),
            new Place("tool_invocations", "session_id", "coalesce(requested_at, answered_at, '-infinity')", false),
            new Place("attachments", "session_id", "created_at", false),
            new Place("outbox", "session_id", "happened_at", false),
            new Place("policy_audit", "session_id", "at", true),
            new Place("memory_replica", null, "written_at", false),
            new Place("sessions", "id", "started_at", false));

    private final Connection connection;
    private final ErasureRow request;

    ErasedRows(Connection connection, ErasureRow request) {
        this.connection = connection;
        this.request = request;
    }

    /**
     * @param most rows that may go now
     * @return how many have gone, by table; nothing if none is left
     */
    Map<String, Long> erase(int most) throws SQLException {
        List<String> sessions = sessions();
        Map<String, Long> erased = new LinkedHashMap<>();
        long left = most;
        for (Place place : PLACES) {
            if (left > 0 && applies(place, sessions)) {
                long gone = delete(place, sessions, left);
                left -= gone;
                if (gone > 0) {
                    erased.put(place.table(), gone);
                }
            }
        }
        return erased;
    }

    /** {@code null} where rows are found by their own time. */
    private List<String> sessions() throws SQLException {
        if (request.session() != null) {
            return List.of(StorableText.escape(request.session()));
        }
        return request.reason() == ErasureRow.Reason.REQUESTED ? null : expired();
    }

    private List<String> expired() throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(EXPIRED)) {
            statement.setString(1, request.tenant());
            for (int i = 2; i <= 4; i++) {
                time(statement, i, request.upTo());
            }
            List<String> ids = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    ids.add(rows.getString(1));
                }
            }
            return ids;
        }
    }

    /** What belongs to no session goes with everything only. */
    private static boolean applies(Place place, List<String> sessions) {
        return sessions == null || place.session() != null && !sessions.isEmpty();
    }

    private long delete(Place place, List<String> sessions, long most) throws SQLException {
        String which = "tenant_id = ?"
                + (place.table().equals("outbox") ? " AND topic <> 'agentvoicebox.billing'" : "")
                + (sessions == null ? " AND " + place.time() + " < ?" : " AND " + place.session() + " = ANY (?)");
        // The tenant outside too: it names the one part of the table in which such a row is unique.
        String sql = "DELETE FROM " + place.table() + " WHERE tenant_id = ? AND ctid = ANY (ARRAY(SELECT ctid FROM "
                + place.table() + " WHERE " + which + " LIMIT ?))";
        if (!place.relay()) {
            return delete(sql, sessions, most);
        }
        TenantRole.asRelay(connection);
        long gone = delete(sql, sessions, most);
        TenantRole.asTenant(connection, request.tenant());
        return gone;
    }

    private long delete(String sql, List<String> sessions, long most) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, request.tenant());
            statement.setString(2, request.tenant());
            if (sessions == null) {
                time(statement, 3, request.upTo());
            } else {
                statement.setArray(3, connection.createArrayOf("text", sessions.toArray()));
            }
            statement.setLong(4, most);
            return statement.executeUpdate();
        }
    }

    private static void time(PreparedStatement statement, int index, Instant time) throws SQLException {
        statement.setObject(index, time.atOffset(ZoneOffset.UTC));
    }
}
