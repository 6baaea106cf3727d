package dev.voicebox.it;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.util.concurrent.CompletionException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What a client gets wrong is told to it, and the session goes on. */
class BadInputIT {
    private final RunningServer server = RunningServer.get();

    @Test
    void aWrongKeyIsRefusedBeforeTheUpgrade() {
        assertThatThrownBy(() -> HttpClient.newHttpClient()
                        .newWebSocketBuilder()
                        .header("Authorization", "Bearer sk-wrong")
                        .buildAsync(server.ws("/v1/realtime"), new WebSocket.Listener() {})
                        .join())
                .isInstanceOf(CompletionException.class)
                .cause()
                .isInstanceOfSatisfying(
                        WebSocketHandshakeException.class,
                        refusal ->
                                assertThat(refusal.getResponse().statusCode()).isEqualTo(401));
    }

    @Test
    void aWrongEventIsNamedAndTheNextOneIsServed() throws Exception {
        try (RealtimeClient client = new RealtimeClient(server)) {
            client.say("this is not JSON").say("{\"type\":\"no.such.event\",\"event_id\":\"mine\"}");
            assertThat(code(client.await("error"))).isEqualTo("invalid_json");
            JsonNode unknown = client.await("error");
            assertThat(code(unknown)).isEqualTo("invalid_value");
            assertThat(unknown.at("/error/param").asText()).isEqualTo("type");
            assertThat(unknown.at("/error/event_id").asText()).isEqualTo("mine");

            client.say("{\"type\":\"input_audio_buffer.append\",\"audio\":\"abc\"}");
            assertThat(client.await("error").at("/error/param").asText()).isEqualTo("audio");
            client.say("{\"type\":\"session.update\",\"session\":{\"type\":\"realtime\",\"voice\":\"alloy\"}}");
            assertThat(client.await("error").at("/error/param").asText()).isEqualTo("session.voice");
            client.say("{\"type\":\"session.update\",\"session\":{\"type\":\"realtime\",\"instructions\":\"short\"}}");
            assertThat(client.await("session.updated")
                            .at("/session/instructions")
                            .asText())
                    .isEqualTo("short");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/favicon.ico",
                "/nope.html",
                "/console/nope.js",
                "/console/vendor/nope.js",
                "/WEB-INF/web.xml",
                "/v1/voices/%2e%2e%2fx",
                "/v1/models/a%2fb",
                "/v1/models/%5c",
                "/api/v2/%2e%2e/x",
                "/console/..%5c..%5cx"
            })
    void aFileThatIsNotThereIsRefusedAsAnyUnknownAddress(String path) throws Exception {
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(server.http(path)).build(), HttpResponse.BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
        assertThat(code(new ObjectMapper().readTree(answer.body()))).isEqualTo("unknown_url");
    }

    private static String code(JsonNode error) {
        return error.at("/error/code").asText();
    }
}
