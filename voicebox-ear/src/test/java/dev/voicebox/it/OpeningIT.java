package dev.voicebox.it;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.fasterxml.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** Which session an address opens, and how one that cannot be opened is refused. */
class OpeningIT {
    private final RunningServer server = RunningServer.get();

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
