package dev.voicebox.persistence.outbox;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;

import javax.sql.DataSource;

/** What people and metrics see of the outbox, and what they do with it. */
public final class OutboxCare {

    private static final String WAITING = "FROM outbox WHERE published_at IS NULL AND parked_at IS NULL";

    private static final String COUNTS = "SELECT (SELECT count(*) " + WAITING + "),"
            + " (SELECT count(*) FROM outbox WHERE parked_at IS NOT NULL),"
            + " (SELECT coalesce(extract(epoch FROM clock_timestamp() - min(happened_at)) * 1000, 0)::bigint " + WAITING
            + ")";

    private static final String PARKED =
            "SELECT event_id, tenant_id, session_id, topic, attempts, last_error, parked_at"
                    + " FROM outbox WHERE parked_at IS NOT NULL ORDER BY parked_at, id LIMIT ?";

    private static final String FORGET = "DELETE FROM outbox WHERE (tenant_id, event_id) IN ("
            + "SELECT tenant_id, event_id FROM outbox WHERE published_at IS NOT NULL"
            + " AND published_at < clock_timestamp() - ? * interval '1 millisecond'"
            + " ORDER BY published_at LIMIT ? FOR UPDATE SKIP LOCKED)";

    private final Transactions transactions;

    public OutboxCare(DataSource dataSource) {
        this.transactions = new Transactions(dataSource);
    }

    public OutboxCounts counts() {
        return transactions.run(connection -> {
            try (PreparedStatement ask = connection.prepareStatement(COUNTS);
                    ResultSet rows = ask.executeQuery()) {
                rows.next();
                // The clock of the server that wrote the event may be ahead of the database's.
                Duration oldest = Duration.ofMillis(Math.max(0, rows.getLong(3)));
                return new OutboxCounts(rows.getLong(1), rows.getLong(2), oldest);
            }
        });
    }

    /** Those that wait for a person, the longest first. */
    public List<ParkedRow> parked(int most) {
        return transactions.run(connection -> {
            try (PreparedStatement ask = connection.prepareStatement(PARKED)) {
                ask.setInt(1, most);
                return read(ask);
            }
        });
    }

    /**
     * Deletes events that were published long ago. Until then a record that is replayed writes no second event.
     *
     * @param most how many at once, so that no transaction is long
     * @return how many
     */
    public int forgetPublished(Duration age, int most) {
        return transactions.run(connection -> {
            try (PreparedStatement forget = connection.prepareStatement(FORGET)) {
                forget.setLong(1, age.toMillis());
                forget.setInt(2, most);
                return forget.executeUpdate();
            }
        });
    }

    private static List<ParkedRow> read(PreparedStatement ask) throws SQLException {
        List<ParkedRow> parked = new ArrayList<>();
        try (ResultSet rows = ask.executeQuery()) {
            while (rows.next()) {
                parked.add(new ParkedRow(
                        rows.getString("event_id"),
                        rows.getString("tenant_id"),
                        rows.getString("session_id"),
                        rows.getString("topic"),
                        rows.getInt("attempts"),
                        rows.getString("last_error"),
                        rows.getObject("parked_at", OffsetDateTime.class).toInstant()));
            }
        }
        return parked;
    }
}
