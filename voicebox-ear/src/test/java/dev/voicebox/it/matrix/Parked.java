package dev.voicebox.it.matrix;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

import dev.voicebox.it.RunningServer;
import dev.voicebox.it.TenantsRows;

/** An event that nobody took: it takes a broker to have one, so it is written past the server. */
final class Parked {
    private Parked() {}

    /** Its id. */
    static String event(RunningServer server, String tenant, int number) {
        String session = "sess_parked_" + tenant + '_' + number;
        String id = session + ":1:voice.sessions";
        try (Connection connection = TenantsRows.of(server.database(), tenant).getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("INSERT INTO outbox (tenant_id, event_id, session_id, lane, topic, payload, headers,"
                    + " happened_at, attempts, last_error, parked_at) VALUES ('" + tenant + "', '" + id + "', '"
                    + session
                    + "', 1, 'voice.sessions', '{}', '{}', now(), 8, 'too large', now())");
            return id;
        } catch (SQLException e) {
            throw new IllegalStateException("no event can be parked", e);
        }
    }
}
