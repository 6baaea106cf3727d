package dev.voicebox.it;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** What callers said is erased, or encrypted and its key destroyed, over HTTP. */
class ErasingIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String WORDS = "the goldfish sings at midnight";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final RunningServer server = RunningServer.get();
    private final HttpClient http = HttpClient.newHttpClient();
    private final String tenant = "e" + UUID.randomUUID().toString().substring(0, 8);
    private final String of = "?tenant_id=" + tenant;
    private final String place = "/api/v2/tenants/" + tenant;
    private final String confirmed = "{\"confirm\":\"" + tenant + "\"}";
    private String key;

    @BeforeEach
    void aTenant() throws Exception {
        call("POST", "/api/v2/tenants", 201, "{\"id\":\"" + tenant + "\"}");
        String project = call("POST", place + "/projects", 201, "{\"name\":\"P\"}")
                .path("id")
                .asText();
        key = call("POST", "/api/v2/projects/" + project + "/keys", 201, "{\"name\":\"k\"}")
                .path("key")
                .asText();
    }

    @Test
    void aSessionIsErasedAndNothingOfItIsLeft() throws Exception {
        String erased = talk();
        String other = talk();
        assertThat(rows()).contains(WORDS);

        JsonNode asked = call("DELETE", "/api/v2/sessions/" + erased + "/content" + of, 202, null);
        assertThat(asked.path("scope").asText()).isEqualTo("session");
        awaitErased(asked);

        assertThat(status("GET", "/api/v2/sessions/" + erased + of)).isEqualTo(404);
        assertThat(status("DELETE", "/api/v2/sessions/" + erased + "/content" + of))
                .isEqualTo(404);
        assertThat(rows()).doesNotContain(erased).contains(other);
        assertThat(call("GET", place + "/erasures", 200, null).at("/data/0/id")).isEqualTo(asked.path("id"));
    }

    @Test
    void whatIsOlderThanATimeIsErasedAndWhatIsYoungerStays() throws Exception {
        String old = talk();
        awaitEnd(old);
        String before = Instant.now().toString();
        String young = talk();

        JsonNode asked = call(
                "POST", place + "/erasures", 202, "{\"confirm\":\"" + tenant + "\",\"before\":\"" + before + "\"}");
        assertThat(asked.path("scope").asText()).isEqualTo("older");
        awaitErased(asked);

        assertThat(status("GET", "/api/v2/sessions/" + old + of)).isEqualTo(404);
        assertThat(status("GET", "/api/v2/sessions/" + young + of)).isEqualTo(200);
    }

    @Test
    void everythingIsErasedOnlyByWhomItIsMeant() throws Exception {
        String session = talk();

        assertThat(call("POST", place + "/erasures", 400, "{}").path("code").asText())
                .isEqualTo("not_confirmed");
        assertThat(call("POST", place + "/erasures", 400, "{\"confirm\":\"default\"}")
                        .path("param")
                        .asText())
                .isEqualTo("confirm");
        assertThat(status("GET", "/api/v2/sessions/" + session + of)).isEqualTo(200);
        awaitErased(call("POST", place + "/erasures", 202, confirmed));

        assertThat(rows()).isEmpty();
    }

    @Test
    void whatIsSaidIsUnreadableInTheDatabaseAndGoneWithItsKey() throws Exception {
        call("PATCH", place, 200, "{\"settings\":{\"content_encryption\":true}}");
        String session = talk();
        String items = "/api/v2/sessions/" + session + "/items" + of;

        assertThat(rows()).contains(session).doesNotContain("goldfish").doesNotContain("midnight");
        assertThat(call("GET", items, 200, null).at("/data/0/content/0/text").asText())
                .isEqualTo(WORDS);
        assertThat(call("POST", place + "/content_key/erase", 400, "{}")
                        .path("code")
                        .asText())
                .isEqualTo("not_confirmed");
        assertThat(call("GET", items, 200, null).toString()).contains(WORDS);

        assertThat(call("POST", place + "/content_key/erase", 200, confirmed)
                        .path("erased")
                        .asBoolean())
                .isTrue();

        JsonNode left = call("GET", items, 200, null).at("/data/0");
        assertThat(left.path("content_erased").asBoolean()).as(left.toString()).isTrue();
        assertThat(left.toString()).doesNotContain("goldfish");
        assertThat(call("POST", place + "/content_key/erase", 200, confirmed)
                        .path("erased")
                        .asBoolean())
                .isFalse();
    }

    @Test
    void onlyWhoAdministersTheTenantErases() throws Exception {
        String session = "/api/v2/sessions/" + talk() + "/content";
        String developer = server.token("developer", tenant);
        String stranger = server.token("tenant-admin", "default");

        assertThat(send("DELETE", session, developer, null).statusCode()).isEqualTo(403);
        assertThat(send("POST", place + "/erasures", developer, confirmed).statusCode())
                .isEqualTo(403);
        assertThat(send("POST", place + "/content_key/erase", developer, confirmed)
                        .statusCode())
                .isEqualTo(403);
        assertThat(send("GET", place + "/erasures", developer, null).statusCode())
                .isEqualTo(200);
        assertThat(send("DELETE", session, stranger, null).statusCode()).isEqualTo(404);
        assertThat(send("POST", place + "/erasures", stranger, confirmed).body())
                .isEqualTo(send("POST", "/api/v2/tenants/nowhere/erasures", stranger, confirmed)
                        .body());
        assertThat(call("GET", place + "/erasures", 200, null).path("data")).isEmpty();
    }

    /** A session in which something is said, over by now and in the history. */
    private String talk() throws Exception {
        String session;
        try (RealtimeClient client = new RealtimeClient(server, "", key)) {
            session = client.await("session.created").at("/session/id").asText();
            client.say("{\"type\":\"conversation.item.create\",\"item\":{\"type\":\"message\",\"role\":\"user\","
                    + "\"content\":[{\"type\":\"input_text\",\"text\":\"" + WORDS + "\"}]}}");
            client.await("conversation.item.done");
        }
        awaitEnd(session);
        return session;
    }

    private void awaitEnd(String session) throws Exception {
        Instant until = Instant.now().plus(PATIENCE);
        while (!body("/api/v2/sessions/" + session + of).contains("\"status\":\"closed\"")) {
            assertThat(Instant.now()).as("the session ends").isBefore(until);
        }
    }

    /** Servers look for requests each 5 s. */
    private void awaitErased(JsonNode asked) throws Exception {
        Instant until = Instant.now().plus(PATIENCE);
        String status;
        do {
            assertThat(Instant.now()).as("it is erased").isBefore(until);
            status = call("GET", place + "/erasures/" + asked.path("id").asText(), 200, null)
                    .path("status")
                    .asText();
        } while (status.equals("erasing"));
    }

    /** What the database holds of the tenant's sessions, as text. */
    private String rows() throws Exception {
        StringBuilder all = new StringBuilder();
        try (Connection connection = TenantsRows.of(server.database(), tenant).getConnection();
                Statement statement = connection.createStatement()) {
            for (String table : new String[] {"sessions", "conversation_items", "session_events"}) {
                try (ResultSet rows = statement.executeQuery("SELECT t::text FROM " + table + " t")) {
                    while (rows.next()) {
                        all.append(rows.getString(1)).append('\n');
                    }
                }
            }
        }
        return all.toString();
    }

    private String body(String path) throws Exception {
        return send("GET", path, server.adminToken(), null).body();
    }

    private int status(String method, String path) throws Exception {
        return send(method, path, server.adminToken(), null).statusCode();
    }

    private JsonNode call(String method, String path, int status, String body) throws Exception {
        HttpResponse<String> answer = send(method, path, server.adminToken(), body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return JSON.readTree(answer.body());
    }

    private HttpResponse<String> send(String method, String path, String bearer, String body) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.http(path))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + bearer)
                .header("If-Match", "*")
                .method(
                        method,
                        body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
