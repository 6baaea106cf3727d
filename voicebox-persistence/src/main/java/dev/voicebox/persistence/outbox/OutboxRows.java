package dev.voicebox.persistence.outbox;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.List;

import jakarta.persistence.EntityManager;

import org.hibernate.Session;

import dev.voicebox.persistence.tenancy.TenantRole;

/** Writes events in the caller's transaction. */
public final class OutboxRows {

    private static final String INSERT =
            "INSERT INTO outbox (tenant_id, event_id, session_id, lane, topic, payload, headers, happened_at)"
                    + " VALUES (" + TenantRole.TENANT_OF_ROW
                    + ", ?, ?, ?, ?, ?::json, ?::json, ?) ON CONFLICT (tenant_id, event_id) DO NOTHING";

    private static final String UNPARK = "UPDATE outbox SET parked_at = NULL, attempts = 0, next_attempt_at = NULL"
            + " WHERE tenant_id = ? AND event_id = ? AND parked_at IS NOT NULL";

    private OutboxRows() {}

    /** It is tried again, after later events of its session; false if no such event is parked. */
    public static boolean unpark(EntityManager entities, String tenant, String eventId) {
        return entities.unwrap(Session.class).doReturningWork(connection -> unpark(connection, tenant, eventId));
    }

    static boolean unpark(Connection connection, String tenant, String eventId) throws SQLException {
        try (PreparedStatement unpark = connection.prepareStatement(UNPARK)) {
            unpark.setString(1, tenant);
            unpark.setString(2, eventId);
            return unpark.executeUpdate() == 1;
        }
    }

    /** In the transaction of the entity manager. */
    public static void insert(EntityManager entities, List<OutboxRow> rows) {
        entities.unwrap(Session.class).doWork(connection -> insert(connection, rows));
    }

    /** In this order; an event that is there already stays as it is. Neither commits nor closes. */
    public static void insert(Connection connection, List<OutboxRow> rows) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            for (OutboxRow row : rows) {
                bind(insert, row);
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private static void bind(PreparedStatement insert, OutboxRow row) throws SQLException {
        insert.setString(1, row.tenant());
        insert.setString(2, row.eventId());
        insert.setString(3, row.session());
        insert.setInt(4, row.lane());
        insert.setString(5, row.topic());
        insert.setString(6, row.payload());
        insert.setString(7, row.headers());
        insert.setObject(8, row.at().atOffset(ZoneOffset.UTC));
    }
}
