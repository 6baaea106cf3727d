package dev.voicebox.it;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postgresql.ds.PGSimpleDataSource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.voicebox.persistence.journal.JournalRows;
import dev.voicebox.persistence.journal.row.ItemDropRow;
import dev.voicebox.persistence.journal.row.ItemRow;
import dev.voicebox.persistence.journal.row.JournalBatch;
import dev.voicebox.persistence.journal.row.JournalRow;
import dev.voicebox.persistence.journal.row.RecordId;
import dev.voicebox.persistence.journal.row.SessionEndRow;
import dev.voicebox.persistence.journal.row.SessionEventRow;
import dev.voicebox.persistence.journal.row.SessionRow;

import static org.assertj.core.api.Assertions.assertThat;

/** History over HTTP, of rows as the journal writes them. */
class HistoryIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    private static final int ITEMS = 2_100;
    private static final String SESSION = "sess_history_long";
    private static final String CLOSED = "sess_history_closed";
    private static final String ITEM_URL = "/api/v2/sessions/" + SESSION + "/items";

    private final HttpClient http = HttpClient.newHttpClient();

    @BeforeAll
    static void write() throws Exception {
        var database = RunningServer.get().database();
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setURL(database.url());
        source.setUser(database.user());
        source.setPassword(database.password());
        List<JournalRow> rows = new ArrayList<>();
        rows.add(began(SESSION, NOON));
        for (int i = 1; i <= ITEMS; i++) {
            String text = i == 7 ? "needle \\u0000 in \\ud800 haystack" : "word" + i;
            rows.add(new ItemRow(record(SESSION, i + 1), i, "item_" + i, null, item("item_" + i, text), NOON));
        }
        rows.add(began(CLOSED, NOON.plusSeconds(1)));
        rows.add(new ItemRow(record(CLOSED, 2), 1, "item_a", null, item("item_a", "a"), NOON));
        rows.add(new ItemDropRow(record(CLOSED, 3), 1, "item_a", NOON));
        rows.add(new SessionEventRow(record(CLOSED, 1), "session.created", "{\"kind\":\"realtime\"}", NOON));
        rows.add(new SessionEventRow(record(CLOSED, 4), "session.closed", "{}", NOON.plusSeconds(61)));
        rows.add(new SessionEndRow(record(CLOSED, 4), "default", "client_closed", NOON.plusSeconds(61)));
        assertThat(new JournalRows(source).write(new JournalBatch(rows), Duration.ofSeconds(60)))
                .isEmpty();
    }

    @Test
    void pagesJoinToTheWholeSessionInBothDirections() throws Exception {
        List<String> model = new ArrayList<>();
        for (int i = 1; i <= ITEMS; i++) {
            model.add("item_" + i);
        }

        assertThat(walk("asc")).isEqualTo(model);
        Collections.reverse(model);
        assertThat(walk("desc")).isEqualTo(model);
    }

    @Test
    void aPageHasTheShapeOfAList() throws Exception {
        JsonNode page = json(ITEM_URL + "?before=item_4&limit=2");

        assertThat(page.get("object").asText()).isEqualTo("list");
        assertThat(page.get("first_id").asText()).isEqualTo("item_2");
        assertThat(page.get("last_id").asText()).isEqualTo("item_3");
        assertThat(page.get("has_more").asBoolean()).isTrue();
        assertThat(page.at("/data/0/content/0/text").asText()).isEqualTo("word2");
        assertThat(json(ITEM_URL).get("data")).hasSize(20);
    }

    @Test
    void whatIsNoCharacterComesBackAsItWasSent() throws Exception {
        assertThat(json(ITEM_URL + "?after=item_6&limit=1")
                        .at("/data/0/content/0/text")
                        .asText())
                .isEqualTo("needle \u0000 in \ud800 haystack");
    }

    @Test
    void aSessionIsShownWithItsEnd() throws Exception {
        JsonNode closed = json("/api/v2/sessions/" + CLOSED);
        assertThat(closed.get("status").asText()).isEqualTo("closed");
        assertThat(closed.get("end_reason").asText()).isEqualTo("client_closed");
        assertThat(closed.get("ended_at").asLong() - closed.get("started_at").asLong())
                .isEqualTo(60);
        assertThat(json("/api/v2/sessions/" + SESSION).get("ended_at").isNull()).isTrue();
        assertThat(json("/api/v2/sessions/" + CLOSED + "/items").get("data")).isEmpty();

        JsonNode behind = json("/api/v2/sessions?after=" + SESSION + "&limit=1");
        assertThat(behind.get("first_id").asText()).isEqualTo(CLOSED);
    }

    @Test
    void whatHappenedIsReadBesideTheItems() throws Exception {
        JsonNode events = json("/api/v2/sessions/" + CLOSED + "/events");
        assertThat(events.get("first_id").asText()).isEqualTo("sevt_1");
        assertThat(events.at("/data/0/data/kind").asText()).isEqualTo("realtime");
        assertThat(events.at("/data/1/type").asText()).isEqualTo("session.closed");
        assertThat(json("/api/v2/sessions/" + CLOSED + "/events?after=sevt_1").get("data"))
                .hasSize(1);
    }

    @Test
    void anExportHasALineForEachItem() throws Exception {
        HttpResponse<String> export = admin("/api/v2/sessions/" + SESSION + "/export");

        assertThat(export.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/jsonl");
        List<String> lines = export.body().lines().toList();
        assertThat(lines).hasSize(ITEMS + 1);
        assertThat(JSON.readTree(lines.get(0)).get("id").asText()).isEqualTo(SESSION);
        JsonNode last = JSON.readTree(lines.get(ITEMS));
        assertThat(last.get("position").asInt()).isEqualTo(ITEMS);
        assertThat(last.at("/item/id").asText()).isEqualTo("item_" + ITEMS);
    }

    @Test
    void wordsAreFound() throws Exception {
        JsonNode hits = json("/api/v2/search?q=" + URLEncoder.encode("needle -word8", StandardCharsets.UTF_8));

        assertThat(hits.get("data")).hasSize(1);
        assertThat(hits.at("/data/0/session_id").asText()).isEqualTo(SESSION);
        assertThat(hits.at("/data/0/item/id").asText()).isEqualTo("item_7");
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v2/sessions/sess_nowhere, 404, session_not_found,",
        "/api/v2/sessions/sess_nowhere/items, 404, session_not_found,",
        "/api/v2/sessions/sess_nowhere/events, 404, session_not_found,",
        "/api/v2/sessions/sess_history_closed/events?after=x, 400, invalid_value, after",
        "/api/v2/sessions/sess_nowhere/export, 404, session_not_found,",
        "/api/v2/sessions?tenant_id=nobody, 404, tenant_not_found,",
        "/api/v2/sessions?tenant_id=A+B, 400, invalid_value, tenant_id",
        "/api/v2/sessions?after=sess_nowhere, 400, invalid_value, after",
        "/api/v2/sessions/sess_history_long/items?before=item_x, 400, invalid_value, before",
        "/api/v2/sessions/sess_history_closed/items?after=item_1, 400, invalid_value, after",
        "/api/v2/sessions/sess_history_long/items?before=item_1&after=item_1, 400, invalid_value, before",
        "/api/v2/sessions/sess_history_long/items?limit=0, 400, invalid_value, limit",
        "/api/v2/sessions/sess_history_long/items?limit=101, 400, invalid_value, limit",
        "/api/v2/sessions/sess_history_long/items?order=up, 400, invalid_value, order",
        "/api/v2/search, 400, invalid_value, q"
    })
    void whatCannotBeReadIsAProblem(String path, int status, String code, String param) throws Exception {
        HttpResponse<String> answer = admin(path);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/problem+json");
        JsonNode problem = JSON.readTree(answer.body());
        assertThat(problem.get("code").asText()).isEqualTo(code);
        assertThat(problem.path("param").asText(null)).isEqualTo(param);
    }

    @Test
    void withoutAnAdministratorsTokenNobodyReads() throws Exception {
        assertThat(send(ITEM_URL, RunningServer.get().apiKey()).statusCode()).isEqualTo(401);
    }

    private List<String> walk(String order) throws Exception {
        List<String> ids = new ArrayList<>();
        String from = "";
        JsonNode page;
        do {
            page = json(ITEM_URL + "?limit=100&order=" + order + from);
            page.get("data").forEach(item -> ids.add(item.get("id").asText()));
            from = "&after=" + page.get("last_id").asText();
        } while (page.get("has_more").asBoolean());
        return ids;
    }

    private JsonNode json(String path) throws Exception {
        HttpResponse<String> answer = admin(path);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    private HttpResponse<String> admin(String path) throws Exception {
        return send(path, RunningServer.get().adminToken());
    }

    private HttpResponse<String> send(String path, String bearer) throws Exception {
        URI address = RunningServer.get().http(path);
        return http.send(
                HttpRequest.newBuilder(address)
                        .timeout(Duration.ofSeconds(60))
                        .header("Authorization", "Bearer " + bearer)
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static SessionRow began(String session, Instant at) {
        return new SessionRow(record(session, 1), "default", "realtime", "gpt-realtime", "marin", null, at);
    }

    private static RecordId record(String session, long sequence) {
        return new RecordId("default", session, sequence);
    }

    private static String item(String id, String text) {
        return "{\"id\":\"" + id + "\",\"type\":\"message\",\"role\":\"user\",\"status\":\"completed\","
                + "\"content\":[{\"type\":\"input_text\",\"text\":\"" + text + "\"}]}";
    }
}
