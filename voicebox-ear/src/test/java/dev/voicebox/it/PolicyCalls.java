package dev.voicebox.it;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import java.util.concurrent.CompletionException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.voicebox.dev.gateway.Gateway;

import static org.assertj.core.api.Assertions.assertThat;

/** What a policy decides about, asked of one server with the keys of the first tenant. */
final class PolicyCalls {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final RunningServer keys = RunningServer.get();
    private final HttpClient http = HttpClient.newHttpClient();
    private final String place;

    PolicyCalls(Gateway gateway) {
        place = "127.0.0.1:" + gateway.plan().httpPort();
    }

    /** @return the status of the handshake; a socket that opens is closed again */
    int connect() {
        return connect(keys.apiKey(), "gpt-realtime");
    }

    int connect(String key, String model) {
        try {
            http.newWebSocketBuilder()
                    .header("Authorization", "Bearer " + key)
                    .buildAsync(socket(model), new WebSocket.Listener() {})
                    .join()
                    .sendClose(WebSocket.NORMAL_CLOSURE, "")
                    .join();
            return 101;
        } catch (CompletionException refused) {
            if (refused.getCause() instanceof WebSocketHandshakeException handshake) {
                return handshake.getResponse().statusCode();
            }
            throw refused;
        }
    }

    /** @param modality {@code text} or {@code audio} */
    RealtimeClient open(String modality) throws InterruptedException {
        RealtimeClient client = new RealtimeClient(socket("gpt-realtime"), keys.apiKey());
        client.await("session.created");
        client.say("{\"type\":\"session.update\",\"session\":{\"type\":\"realtime\",\"output_modalities\":[\""
                        + modality + "\"]}}")
                .await("session.updated");
        return client;
    }

    HttpResponse<String> mint() throws Exception {
        return mint(keys.apiKey(), "{}");
    }

    HttpResponse<String> mint(String key, String body) throws Exception {
        return send("POST", "/v1/realtime/client_secrets", key, body);
    }

    JsonNode evaluate() throws Exception {
        return evaluate("default", "{\"action\":\"realtime.connect\"}");
    }

    /** What would be decided about {@code voice/allow}. */
    JsonNode evaluate(String tenant, String request) throws Exception {
        String body = "{\"entry_point\":\"voice/allow\",\"request\":" + request + "}";
        return admin("POST", "/api/v2/policies/evaluate?tenant_id=" + tenant, body);
    }

    JsonNode policy() throws Exception {
        return admin("GET", "/api/v2/policies", null);
    }

    /** Succeeds, or fails the test. */
    JsonNode admin(String method, String path, String body, String... headers) throws Exception {
        HttpResponse<String> answer = send(method, path, keys.adminToken(), body, headers);
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 201);
        return JSON.readTree(answer.body());
    }

    String metrics() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://" + place + "/metrics"))
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
    }

    private URI socket(String model) {
        return URI.create("ws://" + place + "/v1/realtime?model=" + model);
    }

    private HttpResponse<String> send(String method, String path, String bearer, String body, String... headers)
            throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://" + place + path))
                .timeout(Duration.ofSeconds(60))
                .header("Authorization", "Bearer " + bearer)
                .header("Content-Type", "application/json")
                .method(
                        method,
                        body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
