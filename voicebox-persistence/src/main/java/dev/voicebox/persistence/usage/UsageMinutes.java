package dev.voicebox.persistence.usage;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

import javax.sql.DataSource;

/** Sums records into minutes, and reads them by minutes, hours or days (UTC). Everything here may wait for the database. */
public final class UsageMinutes {

    /**
     * Records are marked in the transaction that adds them, so each counts once whenever it comes: one that comes late adds to its
     * old minute. Several servers at once take different records, and minutes in one order, so that none waits for another in
     * a circle.
     */
    private static final String SUM = """
            WITH taken AS (
                SELECT tenant_id, session_id, sequence FROM usage_records
                WHERE NOT summed ORDER BY at LIMIT ? FOR UPDATE SKIP LOCKED),
            marked AS (
                UPDATE usage_records u SET summed = true FROM taken t
                WHERE u.tenant_id = t.tenant_id AND u.session_id = t.session_id AND u.sequence = t.sequence
                RETURNING u.*),
            added AS (
                INSERT INTO usage_minutes AS m (tenant_id, project_id, minute, requests, input_tokens, cached_tokens,
                    output_tokens, estimated_tokens, audio_in_ms, audio_out_ms, connection_ms)
                SELECT tenant_id, project_id, date_trunc('minute', at, 'UTC'), sum(requests), sum(input_tokens),
                    sum(cached_tokens), sum(output_tokens), sum(estimated_tokens), sum(audio_in_ms), sum(audio_out_ms),
                    sum(connection_ms)
                FROM marked GROUP BY 1, 2, 3 ORDER BY 1, 3, 2
                ON CONFLICT (tenant_id, minute, project_id) DO UPDATE SET
                    requests = m.requests + excluded.requests,
                    input_tokens = m.input_tokens + excluded.input_tokens,
                    cached_tokens = m.cached_tokens + excluded.cached_tokens,
                    output_tokens = m.output_tokens + excluded.output_tokens,
                    estimated_tokens = m.estimated_tokens + excluded.estimated_tokens,
                    audio_in_ms = m.audio_in_ms + excluded.audio_in_ms,
                    audio_out_ms = m.audio_out_ms + excluded.audio_out_ms,
                    connection_ms = m.connection_ms + excluded.connection_ms,
                    revision = m.revision + 1)
            SELECT count(*) FROM taken""";

    private static final String READ = """
            SELECT date_trunc(?, minute, 'UTC') AS start, project_id, sum(requests) AS requests,
                sum(input_tokens) AS input_tokens, sum(cached_tokens) AS cached_tokens,
                sum(output_tokens) AS output_tokens, sum(estimated_tokens) AS estimated_tokens,
                sum(audio_in_ms) AS audio_in_ms, sum(audio_out_ms) AS audio_out_ms, sum(connection_ms) AS connection_ms
            FROM usage_minutes
            WHERE tenant_id = ? AND minute >= ? AND minute < ? AND (?::text IS NULL OR project_id = ?)
            GROUP BY 1, 2 ORDER BY 1, 2 LIMIT ?""";

    private final Database database;

    public UsageMinutes(DataSource dataSource, Duration patience) {
        this.database = new Database(dataSource, patience);
    }

    /** How long a sum covers. */
    public enum Step {
        MINUTE,
        HOUR,
        DAY
    }

    /**
     * Which sums are wanted.
     *
     * @param from with this minute
     * @param to without this one
     * @param project {@code null} for all, each by itself
     */
    public record Wanted(String tenant, Instant from, Instant to, Step step, String project) {}

    /** What was used from {@code start} on, for the length of one step. */
    public record Bucket(Instant start, String project, UsageSums sums) {}

    /** @return how many records were added to their minutes, at most {@code limit} */
    public int sum(int limit) {
        return database.acrossTenants(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(SUM)) {
                statement.setInt(1, limit);
                try (ResultSet row = statement.executeQuery()) {
                    row.next();
                    return row.getInt(1);
                }
            }
        });
    }

    /** By time, then project; at most {@code limit} of them. */
    public List<Bucket> read(Wanted wanted, int limit) {
        return database.ofTenant(wanted.tenant(), connection -> {
            try (PreparedStatement statement = connection.prepareStatement(READ)) {
                statement.setString(1, wanted.step().name().toLowerCase(java.util.Locale.ROOT));
                statement.setString(2, wanted.tenant());
                statement.setObject(3, wanted.from().atOffset(ZoneOffset.UTC));
                statement.setObject(4, wanted.to().atOffset(ZoneOffset.UTC));
                statement.setString(5, wanted.project());
                statement.setString(6, wanted.project());
                statement.setInt(7, limit);
                try (ResultSet rows = statement.executeQuery()) {
                    return buckets(rows);
                }
            }
        });
    }

    private static List<Bucket> buckets(ResultSet rows) throws SQLException {
        List<Bucket> found = new ArrayList<>();
        while (rows.next()) {
            Instant start = rows.getObject("start", OffsetDateTime.class).toInstant();
            found.add(new Bucket(start, rows.getString("project_id"), UsageSums.of(rows)));
        }
        return found;
    }
}
