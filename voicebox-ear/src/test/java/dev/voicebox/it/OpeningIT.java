package dev.voicebox.it;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** Which session an address opens, and how one that cannot be opened is refused. */
class OpeningIT {
    private final RunningServer server = RunningServer.get();

    @Test
    void theOtherAddressOpensTheSameSession() throws Exception {
        try (RealtimeClient client =
                new RealtimeClient(server.ws("/ws/v2/realtime?model=gpt-realtime"), server.apiKey())) {
            assertThat(client.await("session.created").at("/session/type").asText())
                    .isEqualTo("realtime");
        }
    }

    @Test
    void theIntentToTranscribeOpensASessionThatWritesDown() throws Exception {
        try (RealtimeClient client = new RealtimeClient(server, "?intent=transcription")) {
            JsonNode session = client.await("session.created").path("session");
            assertThat(session.path("type").asText()).isEqualTo("transcription");
            assertThat(session.path("object").asText()).isEqualTo("realtime.transcription_session");

            client.say("{\"type\":\"response.create\",\"event_id\":\"mine\"}");
            assertThat(client.await("error").at("/error/event_id").asText()).isEqualTo("mine");
            client.say("{\"type\":\"session.update\",\"session\":{\"type\":\"transcription\",\"audio\":{\"input\":"
                    + "{\"turn_detection\":null,\"transcription\":{\"model\":\"whisper-1\"}}}}}");
            client.await("session.updated");
            client.append(new byte[48_000]).say("{\"type\":\"input_audio_buffer.commit\"}");
            client.await("conversation.item.done");
        }
    }

    @Test
    void aSecretForTranscriptionOpensOneWithoutSayingSo() throws Exception {
        String secret = post(
                        "/v1/realtime/client_secrets",
                        "{\"session\":{\"type\":\"transcription\",\"audio\":{\"input\":{\"transcription\":"
                                + "{\"model\":\"whisper-1\",\"language\":\"en\"}}}}}")
                .path("value")
                .asText();
        try (RealtimeClient client = new RealtimeClient(server, "", secret)) {
            JsonNode session = client.await("session.created").path("session");
            assertThat(session.path("type").asText()).isEqualTo("transcription");
            assertThat(session.at("/audio/input/transcription/language").asText())
                    .isEqualTo("en");
        }
    }

    @Test
    void theOlderCallMakesSecretsForTranscriptionToo() throws Exception {
        JsonNode flat = post(
                "/v1/realtime/transcription_sessions", "{\"input_audio_transcription\":{\"model\":\"whisper-1\"}}");
        assertThat(flat.path("object").asText()).isEqualTo("realtime.transcription_session");

        try (RealtimeClient client = new RealtimeClient(
                server, "?intent=transcription", flat.at("/client_secret/value").asText())) {
            assertThat(client.await("session.created")
                            .at("/session/audio/input/transcription/model")
                            .asText())
                    .isEqualTo("whisper-1");
        }
    }

    @Test
    void theBetaShapeIsRefusedInTheWordsOfToday() throws Exception {
        RealtimeClient client =
                new RealtimeClient(server, "?model=gpt-realtime", server.apiKey(), "OpenAI-Beta", "realtime=v1");

        assertThat(client.await("error").at("/error/code").asText()).isEqualTo("beta_api_shape_disabled");
        assertThat(client.awaitClose()).isEqualTo("4000 invalid_request_error.beta_api_shape_disabled");
        assertThat(client.types()).containsExactly("error");
    }

    private JsonNode post(String path, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(server.http(path))
                .header("Authorization", "Bearer " + server.apiKey())
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        HttpResponse<String> answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return new ObjectMapper().readTree(answer.body());
    }

    @ParameterizedTest
    @CsvSource({
        "?model=gpt-realtime&intent=transcription, invalid_model",
        "?model=whisper-1, invalid_model",
        "?model=gpt-5, invalid_model",
        "?intent=translation, invalid_value",
        "?call_id=rtc_1, invalid_value"
    })
    void whatCannotBeOpenedIsToldOnceAndClosed(String query, String code) throws Exception {
        RealtimeClient client = new RealtimeClient(server, query);

        assertThat(client.await("error").at("/error/code").asText()).isEqualTo(code);
        assertThat(client.awaitClose()).isEqualTo("4000 invalid_request_error." + code);
        assertThat(client.types()).containsExactly("error");
    }
}
