package dev.voicebox.web.rest;

import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.voicebox.access.MintedSecret;
import dev.voicebox.config.SessionConfig;
import dev.voicebox.event.ProtocolError;
import dev.voicebox.event.ProtocolViolation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class FlatSessionTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final MintedSecret SECRET = new MintedSecret("ek_1", Instant.ofEpochSecond(1_800_000_000));

    @Test
    void flatFieldsFindTheirPlaces() throws Exception {
        ObjectNode session = flat("""
                        {"model":"gpt-realtime","modalities":["text"],"voice":"ash","speed":1.2,"input_audio_format":"g711_ulaw",
                        "turn_detection":null,"max_response_output_tokens":100,"temperature":0.7}""").session();

        assertThat(session).isEqualTo(JSON.readTree("""
                        {"type":"realtime","model":"gpt-realtime","max_output_tokens":100,"output_modalities":["text"],
                        "audio":{"output":{"voice":"ash","speed":1.2},
                        "input":{"turn_detection":null,"format":{"type":"audio/pcmu"}}}}"""));
    }

    @Test
    void theAnswerIsFlatAgain() throws Exception {
        FlatSession flat = flat("{\"voice\":\"ash\",\"output_audio_format\":\"g711_alaw\"}");
        ObjectNode effective =
                SessionConfig.defaults("gpt-realtime").merge(flat.session()).document("sess_1", 0);

        ObjectNode answer = flat.answer(effective, SECRET);

        assertThat(answer.get("object").asText()).isEqualTo("realtime.session");
        assertThat(answer.get("id").asText()).isEqualTo("sess_1");
        assertThat(answer.get("voice").asText()).isEqualTo("ash");
        assertThat(answer.get("modalities").toString()).isEqualTo("[\"text\",\"audio\"]");
        assertThat(answer.get("input_audio_format").asText()).isEqualTo("pcm16");
        assertThat(answer.get("output_audio_format").asText()).isEqualTo("g711_alaw");
        assertThat(answer.at("/turn_detection/type").asText()).isEqualTo("server_vad");
        assertThat(answer.at("/client_secret/value").asText()).isEqualTo("ek_1");
        assertThat(answer.at("/client_secret/expires_at").asLong()).isEqualTo(1_800_000_000);
    }

    @Test
    void anEmptyRequestIsAllDefaults() throws Exception {
        assertThat(flat("{}").session()).isEqualTo(JSON.readTree("{\"type\":\"realtime\"}"));
    }

    @Test
    void anUnknownFieldAndAnUnknownFormatAreNamed() throws Exception {
        FlatSession unknown = flat("{\"colour\":1}");
        FlatSession format = flat("{\"input_audio_format\":\"mp3\"}");

        assertThat(catchThrowableOfType(ProtocolViolation.class, unknown::session)
                        .error()
                        .param())
                .isEqualTo("colour");
        assertThat(catchThrowableOfType(ProtocolViolation.class, format::session)
                        .error()
                        .param())
                .isEqualTo("input_audio_format");
    }

    /** It has no place in the session of today, so nobody else would look at it. */
    @Test
    void aTemperatureOutsideItsBoundsIsRefused() throws Exception {
        for (String wrong : List.of("9", "0.59", "\"hot\"")) {
            FlatSession flat = flat("{\"temperature\":" + wrong + "}");

            assertThat(catchThrowableOfType(ProtocolViolation.class, flat::session)
                            .error()
                            .param())
                    .isEqualTo("temperature");
        }
    }

    @Test
    void aRefusalUsesTheFlatName() throws Exception {
        FlatSession flat = flat("{\"turn_detection\":{\"type\":\"server_vad\",\"threshold\":7}}");
        ProtocolViolation violation = catchThrowableOfType(
                ProtocolViolation.class,
                () -> SessionConfig.defaults("gpt-realtime").merge(flat.session()));

        ProtocolError error = flat.inItsOwnWords(violation).error();

        assertThat(error.param()).isEqualTo("turn_detection.threshold");
    }

    private static FlatSession flat(String json) throws JsonProcessingException {
        return new FlatSession((ObjectNode) JSON.readTree(json));
    }
}
