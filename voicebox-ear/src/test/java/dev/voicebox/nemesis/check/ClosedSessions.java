package dev.voicebox.nemesis.check;

import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

import dev.voicebox.dev.Patience;
import dev.voicebox.dev.service.Database;

/** How often it was written down of each session that it is over. */
public final class ClosedSessions {
    private static final Duration WRITTEN = Duration.ofSeconds(20);

    private final Database database;

    public ClosedSessions(Database database) {
        this.database = database;
    }

    /** How many of these, which have ended, were not closed, or more than once; waits a while for what is missing. */
    public long notOnce(Collection<String> sessions) throws IOException {
        try {
            Patience.of(WRITTEN).until(() -> counted(sessions) == 0);
            return counted(sessions);
        } catch (IllegalStateException e) {
            throw new IOException(e.getCause());
        }
    }

    private long counted(Collection<String> sessions) {
        Map<String, Integer> closed = closed();
        return sessions.stream()
                .filter(session -> closed.getOrDefault(session, 0) != 1)
                .count();
    }

    private Map<String, Integer> closed() {
        Map<String, Integer> closed = new HashMap<>();
        try (Connection connection = DriverManager.getConnection(database.url(), database.user(), database.password());
                Statement statement = connection.createStatement()) {
            // The tables hide their rows even from their owner.
            statement.execute("SET ROLE voicebox_app");
            statement.execute("SELECT set_config('voicebox.tenant', 'default', false)");
            try (ResultSet rows = statement.executeQuery("SELECT session_id, count(*) FROM session_events"
                    + " WHERE type = 'session.closed' GROUP BY session_id")) {
                while (rows.next()) {
                    closed.put(rows.getString(1), rows.getInt(2));
                }
            }
            return closed;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
