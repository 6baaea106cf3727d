package dev.voicebox.persistence.outbox;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;

import javax.sql.DataSource;

import dev.voicebox.persistence.privacy.Redacted;

/** The events of a lane, in the order in which they were written, for whoever holds its lease. */
public final class OutboxQueue {

    /** Nothing overtakes an event of its session that waits for another attempt. */
    private static final String WAITING =
            "SELECT id, attempts, event_id, tenant_id, session_id, topic, payload, headers, happened_at FROM outbox o"
                    + " WHERE lane = ? AND published_at IS NULL AND parked_at IS NULL AND NOT EXISTS ("
                    + "SELECT 1 FROM outbox b WHERE b.lane = o.lane AND b.tenant_id = o.tenant_id"
                    + " AND b.session_id = o.session_id AND b.id <= o.id AND b.next_attempt_at > clock_timestamp()"
                    + " AND b.next_attempt_at IS NOT NULL AND b.published_at IS NULL AND b.parked_at IS NULL)"
                    + " ORDER BY id LIMIT ?";

    private static final String PUBLISHED = "UPDATE outbox SET published_at = clock_timestamp(), parked_at = NULL"
            + " WHERE tenant_id = ? AND event_id = ?";

    private static final String REFUSED = "UPDATE outbox SET attempts = attempts + 1, last_error = ?,"
            + " next_attempt_at = clock_timestamp() + ? * interval '1 millisecond'"
            + " WHERE tenant_id = ? AND event_id = ?";

    private static final String PARKED = "UPDATE outbox SET attempts = attempts + 1, last_error = ?,"
            + " parked_at = clock_timestamp() WHERE tenant_id = ? AND event_id = ?";

    private final Transactions transactions;

    public OutboxQueue(DataSource dataSource) {
        this.transactions = new Transactions(dataSource);
    }

    /** @param most 1 or more */
    public List<WaitingRow> waiting(LaneLease lease, int most) {
        return transactions.run(connection -> {
            try (PreparedStatement ask = connection.prepareStatement(WAITING)) {
                ask.setInt(1, lease.lane());
                ask.setInt(2, most);
                return read(ask);
            }
        });
    }

    /** False, and nothing is changed, if the lease has ended: whoever has the lane now tells the events again. */
    public boolean markPublished(LaneLease lease, List<OutboxRow> rows) {
        return fenced(lease, connection -> {
            try (PreparedStatement mark = connection.prepareStatement(PUBLISHED)) {
                for (OutboxRow row : rows) {
                    mark.setString(1, row.tenant());
                    mark.setString(2, row.eventId());
                    mark.addBatch();
                }
                mark.executeBatch();
            }
        });
    }

    /** It is tried again after the pause, and holds back later events of its session until then. */
    public boolean markRefused(LaneLease lease, OutboxRow row, Refusal refusal) {
        return fenced(lease, connection -> {
            try (PreparedStatement mark = connection.prepareStatement(REFUSED)) {
                mark.setString(1, refusal.error());
                mark.setLong(2, refusal.pause().toMillis());
                mark.setString(3, row.tenant());
                mark.setString(4, row.eventId());
                mark.executeUpdate();
            }
        });
    }

    /** It is set aside until a person takes it up again; later events of its session go on without it. */
    public boolean park(LaneLease lease, OutboxRow row, String error) {
        return fenced(lease, connection -> {
            try (PreparedStatement mark = connection.prepareStatement(PARKED)) {
                mark.setString(1, error);
                mark.setString(2, row.tenant());
                mark.setString(3, row.eventId());
                mark.executeUpdate();
            }
        });
    }

    private boolean fenced(LaneLease lease, Change change) {
        return transactions.run(connection -> {
            boolean holds = OutboxLanes.holds(connection, lease);
            if (holds) {
                change.on(connection);
            }
            return holds;
        });
    }

    private static List<WaitingRow> read(PreparedStatement ask) throws SQLException {
        List<WaitingRow> waiting = new ArrayList<>();
        try (ResultSet rows = ask.executeQuery()) {
            while (rows.next()) {
                OutboxRow row = new OutboxRow(
                        rows.getString("event_id"),
                        rows.getString("tenant_id"),
                        rows.getString("session_id"),
                        rows.getString("topic"),
                        rows.getString("payload"),
                        rows.getString("headers"),
                        rows.getObject("happened_at", OffsetDateTime.class).toInstant());
                waiting.add(new WaitingRow(rows.getLong("id"), rows.getInt("attempts"), row));
            }
        }
        return waiting;
    }

    /**
     * Why an event was not taken.
     *
     * @param pause until it is tried again
     */
    public record Refusal(String error, Duration pause) {
        @Override
        public String toString() {
            return "Refusal[" + Redacted.text(error) + ", " + pause + "]";
        }
    }

    private interface Change {
        void on(Connection connection) throws SQLException;
    }
}
