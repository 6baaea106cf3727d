package dev.voicebox.persistence.usage;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

import javax.sql.DataSource;

/**
 * Which minutes were told to one place outside, and who tells it now. A minute whose sums changed after it was told is told
 * again, under its next revision. Times are the database's. Everything here may wait for the database.
 */
public final class UsagePostings {
    private static final String DUE = "SELECT tenant_id, project_id, minute, revision, " + UsageSums.COLUMNS
            + " FROM usage_minutes WHERE posted_revision < revision AND minute < ?"
            + " ORDER BY minute, tenant_id, project_id LIMIT ?";

    /** A later post of the same minute may have been told first: what was told stays told. */
    private static final String MARK = "UPDATE usage_minutes SET posted_revision = greatest(posted_revision, ?)"
            + " WHERE tenant_id = ? AND minute = ? AND project_id = ?";

    private final Database database;
    private final String target;

    /** @param target a row of {@code usage_postings} */
    public UsagePostings(DataSource dataSource, Duration patience, String target) {
        this.database = new Database(dataSource, patience);
        this.target = target;
    }

    /**
     * What was used in one minute.
     *
     * @param revision from 1; of two, the one with the higher revision counts
     */
    public record Minute(String tenant, String project, Instant start, long revision, UsageSums sums) {}

    /**
     * Nobody else tells this place until it is given back, or the time is over.
     *
     * @return how often in a row it has failed; empty if someone else has it or it rests
     */
    public OptionalInt claim(String holder, Duration time) {
        return database.acrossTenants(connection -> {
            String sql = "UPDATE usage_postings SET holder = ?, held_until = now() + ? * interval '1 millisecond'"
                    + " WHERE target = ? AND held_until < now() AND not_before <= now() RETURNING failures";
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                statement.setString(1, holder);
                statement.setLong(2, time.toMillis());
                statement.setString(3, target);
                try (ResultSet row = statement.executeQuery()) {
                    return row.next() ? OptionalInt.of(row.getInt(1)) : OptionalInt.empty();
                }
            }
        });
    }

    /** Minutes before this one that are to be told, the oldest first. */
    public List<Minute> due(Instant before, int limit) {
        return database.acrossTenants(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(DUE)) {
                statement.setObject(1, before.atOffset(ZoneOffset.UTC));
                statement.setInt(2, limit);
                try (ResultSet rows = statement.executeQuery()) {
                    return minutes(rows);
                }
            }
        });
    }

    /** These were told, and the place is given back. */
    public void told(String holder, List<Minute> minutes) {
        database.acrossTenants(connection -> {
            mark(connection, minutes);
            String sql =
                    "UPDATE usage_postings SET posted_until = greatest(posted_until, ?), failures = 0, holder = NULL,"
                            + " held_until = '-infinity' WHERE target = ? AND holder = ?";
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                statement.setObject(
                        1,
                        minutes.isEmpty()
                                ? null
                                : minutes.get(minutes.size() - 1).start().atOffset(ZoneOffset.UTC),
                        java.sql.Types.TIMESTAMP_WITH_TIMEZONE);
                statement.setString(2, target);
                statement.setString(3, holder);
                return statement.executeUpdate();
            }
        });
    }

    /** It did not take them; nobody tries before that time is over. */
    public void failed(String holder, Duration rest) {
        database.acrossTenants(connection -> {
            String sql = "UPDATE usage_postings SET failures = failures + 1, holder = NULL, held_until = '-infinity',"
                    + " not_before = now() + ? * interval '1 millisecond' WHERE target = ? AND holder = ?";
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                statement.setLong(1, rest.toMillis());
                statement.setString(2, target);
                statement.setString(3, holder);
                return statement.executeUpdate();
            }
        });
    }

    private static void mark(Connection connection, List<Minute> minutes) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(MARK)) {
            for (Minute minute : minutes) {
                statement.setLong(1, minute.revision());
                statement.setString(2, minute.tenant());
                statement.setObject(3, minute.start().atOffset(ZoneOffset.UTC));
                statement.setString(4, minute.project());
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    private static List<Minute> minutes(ResultSet rows) throws SQLException {
        List<Minute> found = new ArrayList<>();
        while (rows.next()) {
            found.add(new Minute(
                    rows.getString("tenant_id"),
                    rows.getString("project_id"),
                    rows.getObject("minute", OffsetDateTime.class).toInstant(),
                    rows.getLong("revision"),
                    UsageSums.of(rows)));
        }
        return found;
    }
}
