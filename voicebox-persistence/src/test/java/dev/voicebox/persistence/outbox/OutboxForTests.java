package dev.voicebox.persistence.outbox;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

import dev.voicebox.persistence.embedded.EmbeddedDatabase;
import dev.voicebox.persistence.tenancy.TenantRole;

/** An outbox in a database of its own. */
final class OutboxForTests {

    static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    static final Duration LEASE = Duration.ofMinutes(5);

    final EmbeddedDatabase database = EmbeddedDatabase.migrated();
    final OutboxLanes lanes = new OutboxLanes(database.dataSource());
    final OutboxQueue queue = new OutboxQueue(database.dataSource());
    final OutboxCare care = new OutboxCare(database.dataSource());

    void empty() {
        database.execute("TRUNCATE outbox");
        database.execute("UPDATE outbox_lanes SET holder = NULL, epoch = 0, leased_until = '-infinity'");
    }

    void write(OutboxRow... rows) {
        try (Connection connection = database.dataSource().getConnection()) {
            connection.setAutoCommit(false);
            OutboxRows.insert(connection, List.of(rows));
            connection.commit();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    boolean unpark(String tenant, String eventId) {
        try (Connection connection = database.dataSource().getConnection()) {
            connection.setAutoCommit(false);
            TenantRole.asTenant(connection, tenant);
            boolean unparked = OutboxRows.unpark(connection, tenant, eventId);
            connection.commit();
            return unparked;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Events s.1 to s.n of a session. */
    void write(String session, int events) {
        write(IntStream.rangeClosed(1, events).mapToObj(n -> event(session, n)).toArray(OutboxRow[]::new));
    }

    static OutboxRow event(String session, int number) {
        return new OutboxRow(
                session + "." + number, "acme", session, "voice.sessions", "{\"n\":" + number + "}", "{}", NOON);
    }

    LaneLease claim(String relay) {
        List<LaneLease> leases = lanes.claim(relay, LEASE, 1);
        return leases.isEmpty() ? null : leases.get(0);
    }

    List<String> waiting(LaneLease lease) {
        return queue.waiting(lease, 100).stream()
                .map(waiting -> waiting.row().eventId())
                .toList();
    }

    /** As if the relay had not moved for longer than its lease. */
    void endLeases() {
        database.execute("UPDATE outbox_lanes SET leased_until = clock_timestamp() - interval '1 second'");
    }
}
