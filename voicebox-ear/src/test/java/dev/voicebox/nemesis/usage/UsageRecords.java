package dev.voicebox.nemesis.usage;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.voicebox.dev.service.Database;

/** What a fleet has charged: by its table of records, and by what it tells administrators. */
public final class UsageRecords {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Database database;
    private final URI api;
    private final String adminToken;

    /** @param api address of {@code /api/v2/usage} */
    public UsageRecords(Database database, URI api, String adminToken) {
        this.database = database;
        this.api = api;
        this.adminToken = adminToken;
    }

    /** By session, of those that used more than time. */
    public Map<String, Charged> bySession() throws IOException {
        Map<String, Charged> charged = new HashMap<>();
        try (Connection connection = DriverManager.getConnection(database.url(), database.user(), database.password());
                Statement statement = connection.createStatement()) {
            // The tables hide their rows even from their owner.
            statement.execute("SET ROLE voicebox_relay");
            try (ResultSet rows = statement.executeQuery(
                    "SELECT session_id, sum(requests), sum(input_tokens), sum(output_tokens) FROM usage_records"
                            + " GROUP BY session_id HAVING sum(requests) > 0")) {
                while (rows.next()) {
                    charged.put(rows.getString(1), new Charged(rows.getLong(2), rows.getLong(3), rows.getLong(4)));
                }
            }
            return charged;
        } catch (SQLException e) {
            throw new IOException(e);
        }
    }

    /** Of all sessions, as the sums of minutes say. */
    public Charged byMinutes() throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(api)
                .header("Authorization", "Bearer " + adminToken)
                .timeout(PATIENCE)
                .build();
        HttpResponse<String> answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IOException("Usage answered " + answer.statusCode() + ": " + answer.body());
        }
        Charged sum = Charged.NOTHING;
        for (JsonNode line : JSON.readTree(answer.body()).path("data")) {
            sum = sum.plus(new Charged(
                    line.path("requests").asLong(),
                    line.path("input_tokens").asLong(),
                    line.path("output_tokens").asLong()));
        }
        return sum;
    }

    /** Of records and minutes alike, once the minutes have caught up; else how many answers they are apart. */
    public long apart(Duration patience) throws IOException, InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        while (true) {
            Charged records = bySession().values().stream().reduce(Charged.NOTHING, Charged::plus);
            Charged minutes = byMinutes();
            if (records.equals(minutes) || System.nanoTime() > end) {
                return records.equals(minutes) ? 0 : Math.max(1, Math.abs(records.requests() - minutes.requests()));
            }
            Thread.sleep(500);
        }
    }
}
