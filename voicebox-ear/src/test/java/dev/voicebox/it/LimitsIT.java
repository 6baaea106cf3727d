package dev.voicebox.it;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletionException;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.voicebox.dev.Patience;
import dev.voicebox.nemesis.socket.BareSocket;
import dev.voicebox.nemesis.socket.Door;

import static org.assertj.core.api.Assertions.assertThat;

/** What an administrator grants is what clients get, and what they are told. */
class LimitsIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Patience SOON = new Patience(Duration.ofSeconds(10), Duration.ofMillis(100));

    private final RunningServer server = RunningServer.get();
    private final HttpClient http = HttpClient.newHttpClient();
    private final String tenant = "l" + UUID.randomUUID().toString().substring(0, 8);
    private String project;
    private String key;

    @BeforeEach
    void makeAProject() throws Exception {
        admin("POST", "/api/v2/tenants", "{\"id\":\"" + tenant + "\",\"name\":\"Test\"}");
        project = admin("POST", "/api/v2/tenants/" + tenant + "/projects", "{\"name\":\"Main\"}")
                .path("id")
                .asText();
        key = admin("POST", "/api/v2/projects/" + project + "/keys", "{\"name\":\"hotline\"}")
                .path("key")
                .asText();
    }

    @Test
    void theThirdOfTwoConnectionsIsRefusedBeforeTheUpgrade() throws Exception {
        quota("{\"connections\":2}");
        try (RealtimeClient first = client();
                RealtimeClient second = client()) {
            first.await("session.created");
            second.await("session.created");

            HttpResponse<?> third = refusal();

            assertThat(third.statusCode()).isEqualTo(429);
            assertThat(third.headers().firstValue("Retry-After").map(Integer::valueOf))
                    .hasValueSatisfying(seconds -> assertThat(seconds).isBetween(1, 60));
        }
        assertThat(SOON.until(this::isLetIn)).isTrue();
    }

    @Test
    void whoMayNotHaveASessionAgainTakesNoRoomThoughHeStays() throws Exception {
        quota("{\"connections\":1}");
        String nobodys = "/v1/realtime?session_id=sess_nobody&resume_token=nobodys&after=event_nobody";
        Door door = new Door(server.ws(nobodys), key, 0, Duration.ofSeconds(10));

        try (BareSocket stays = BareSocket.open(door)) {
            assertThat(stays.next()).contains("session_not_resumable");
            assertThat(isLetIn()).isTrue();
        }
    }

    @Test
    void answersAreCountedToldAndRefusedWithATimeToWait() throws Exception {
        quota("{\"requests_per_minute\":2}");
        try (RealtimeClient client = client()) {
            client.await("session.created");
            assertThat(requests(client.await("rate_limits.updated"))).isEqualTo("2 of 2");

            answer(client);
            assertThat(requests(client.await("rate_limits.updated"))).isEqualTo("1 of 2");
            answer(client);
            JsonNode after = client.await("rate_limits.updated");
            assertThat(requests(after)).isEqualTo("0 of 2");
            assertThat(after.at("/rate_limits/0/reset_seconds").asDouble()).isBetween(1.0, 60.0);

            client.say("{\"type\":\"response.create\",\"event_id\":\"mine\"}");
            JsonNode error = client.await("error").path("error");
            assertThat(error.path("type").asText()).isEqualTo("rate_limit_error");
            assertThat(error.path("code").asText()).isEqualTo("rate_limit_exceeded");
            assertThat(error.path("event_id").asText()).isEqualTo("mine");
            assertThat(error.path("message").asText()).containsPattern("Try again in [0-9.]+ s");
        }
    }

    @Test
    void aChangedLimitCountsAtOnceInAnOpenSession() throws Exception {
        quota("{\"requests_per_minute\":0}");
        try (RealtimeClient client = client()) {
            client.await("session.created");
            client.say("{\"type\":\"response.create\"}");
            client.await("error");

            quota("{\"requests_per_minute\":50}");

            assertThat(SOON.until(() -> isAnswered(client))).isTrue();
            assertThat(requests(client.await("rate_limits.updated"))).isEqualTo("49 of 50");
        }
    }

    @Test
    void callsOverHttpAreRequestsToo() throws Exception {
        quota("{\"requests_per_minute\":2}");
        assertThat(models().statusCode()).isEqualTo(200);
        assertThat(models().statusCode()).isEqualTo(200);

        HttpResponse<String> third = models();

        assertThat(third.statusCode()).isEqualTo(429);
        assertThat(third.headers().firstValue("Retry-After").map(Integer::valueOf))
                .hasValueSatisfying(seconds -> assertThat(seconds).isBetween(1, 60));
        assertThat(JSON.readTree(third.body()).at("/error/type").asText()).isEqualTo("rate_limit_error");
    }

    private static void answer(RealtimeClient client) throws InterruptedException {
        client.say("{\"type\":\"response.create\"}");
        client.await("response.done");
    }

    private static boolean isAnswered(RealtimeClient client) {
        client.say("{\"type\":\"response.create\"}");
        try {
            while (true) {
                String type = client.next(10_000).path("type").asText();
                if (type.equals("error") || type.equals("response.done")) {
                    return type.equals("response.done");
                }
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String requests(JsonNode updated) {
        JsonNode requests = updated.at("/rate_limits/0");
        assertThat(requests.path("name").asText()).isEqualTo("requests");
        return requests.path("remaining").asLong() + " of "
                + requests.path("limit").asLong();
    }

    private RealtimeClient client() {
        return new RealtimeClient(server, "?model=gpt-realtime", key);
    }

    private boolean isLetIn() {
        try (RealtimeClient client = client()) {
            return true;
        } catch (CompletionException refused) {
            return false;
        }
    }

    /** What a handshake is answered with that does not end in a socket. */
    private HttpResponse<?> refusal() {
        URI address = server.ws("/v1/realtime?model=gpt-realtime");
        try {
            WebSocket socket = http.newWebSocketBuilder()
                    .header("Authorization", "Bearer " + key)
                    .buildAsync(address, new WebSocket.Listener() {})
                    .join();
            socket.abort();
            throw new AssertionError("it was let in");
        } catch (CompletionException refused) {
            return ((WebSocketHandshakeException) refused.getCause()).getResponse();
        }
    }

    private void quota(String limits) throws Exception {
        admin("PUT", "/api/v2/projects/" + project + "/quotas?tenant_id=" + tenant, limits);
    }

    private HttpResponse<String> models() throws Exception {
        return call("GET", "/v1/models", key, null);
    }

    private JsonNode admin(String method, String path, String body) throws Exception {
        HttpResponse<String> answer = call(method, path, server.adminToken(), body);
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
        return JSON.readTree(answer.body());
    }

    private HttpResponse<String> call(String method, String path, String bearer, String body) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.http(path))
                .timeout(Duration.ofSeconds(60))
                .header("Authorization", "Bearer " + bearer)
                .header("Content-Type", "application/json")
                .method(
                        method,
                        body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
