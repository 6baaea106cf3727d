package dev.voicebox.it;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.Statement;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** Parked events over HTTP. */
class ParkedEventsIT {
    private static final String EVENT = "sess_parked:1:voice.sessions";

    private final HttpClient http = HttpClient.newHttpClient();

    @BeforeEach
    void park() throws Exception {
        try (Connection connection = TenantsRows.of(RunningServer.get().database(), "default")
                        .getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("DELETE FROM outbox WHERE session_id = 'sess_parked'");
            statement.execute("INSERT INTO outbox (tenant_id, event_id, session_id, lane, topic, payload, headers,"
                    + " happened_at, attempts, last_error, parked_at) VALUES ('default', '" + EVENT
                    + "', 'sess_parked', 1, 'voice.sessions', '{}', '{}', now(), 8, 'too large', now())");
        }
    }

    @Test
    void aParkedEventIsShownAndCanBeToldAgain() throws Exception {
        JsonNode shown = call("GET", "/api/v2/outbox/parked", 200).path("data").path(0);
        assertThat(shown.path("id").asText()).isEqualTo(EVENT);
        assertThat(shown.path("last_error").asText()).isEqualTo("too large");

        JsonNode retried = call("POST", "/api/v2/outbox/" + EVENT + "/retry?tenant_id=default", 200);
        assertThat(retried.path("status").asText()).isEqualTo("waiting");
        assertThat(call("GET", "/api/v2/outbox/parked", 200).path("data")).isEmpty();
    }

    @Test
    void whatIsNotParkedCannotBeToldAgain() throws Exception {
        JsonNode problem = call("POST", "/api/v2/outbox/" + EVENT + "/retry?tenant_id=other", 404);
        assertThat(problem.path("code").asText()).isEqualTo("event_not_found");
        assertThat(call("POST", "/api/v2/outbox/" + EVENT + "/retry", 400)
                        .path("param")
                        .asText())
                .isEqualTo("tenant_id");
    }

    private JsonNode call(String method, String path, int status) throws Exception {
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(RunningServer.get().http(path))
                        .header("Authorization", "Bearer " + RunningServer.get().adminToken())
                        .method(method, HttpRequest.BodyPublishers.noBody())
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return new ObjectMapper().readTree(answer.body());
    }
}
