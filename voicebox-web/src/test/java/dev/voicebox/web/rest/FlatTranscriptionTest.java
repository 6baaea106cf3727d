package dev.voicebox.web.rest;

import java.time.Instant;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.voicebox.access.MintedSecret;
import dev.voicebox.config.TranscriptionConfig;
import dev.voicebox.event.ProtocolViolation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class FlatTranscriptionTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final MintedSecret SECRET = new MintedSecret("ek_1", Instant.ofEpochSecond(1_800_000_000));

    @Test
    void anEmptyRequestIsAllDefaults() throws Exception {
        assertThat(flat("{}").session()).isEqualTo(JSON.readTree("{\"type\":\"transcription\"}"));
    }

    @Test
    void flatFieldsFindTheirPlaces() throws Exception {
        assertThat(flat("""
                        {"input_audio_format":"g711_ulaw","input_audio_transcription":{"model":"whisper-1"},
                        "turn_detection":null,"include":[]}""").session()).isEqualTo(JSON.readTree("""
                        {"type":"transcription","include":[],"audio":{"input":{"transcription":{"model":"whisper-1"},
                        "turn_detection":null,"format":{"type":"audio/pcmu"}}}}"""));
    }

    @Test
    void theAnswerIsFlatAgain() throws Exception {
        FlatTranscription flat = flat("{\"input_audio_transcription\":{\"model\":\"whisper-1\"}}");
        ObjectNode answer =
                flat.answer(TranscriptionConfig.defaults().merge(flat.session()).document("sess_1", 0), SECRET);

        assertThat(answer.toString())
                .isEqualTo("{\"id\":\"sess_1\",\"object\":\"realtime.transcription_session\",\"expires_at\":0,"
                        + "\"modalities\":[\"audio\",\"text\"],\"turn_detection\":{\"type\":\"server_vad\","
                        + "\"threshold\":0.5,\"prefix_padding_ms\":300,\"silence_duration_ms\":200},"
                        + "\"input_audio_transcription\":{\"model\":\"whisper-1\",\"language\":null,\"prompt\":null},"
                        + "\"input_audio_noise_reduction\":null,\"include\":null,\"input_audio_format\":\"pcm16\","
                        + "\"client_secret\":{\"value\":\"ek_1\",\"expires_at\":1800000000}}");
    }

    @Test
    void onlySilenceEndedATurnThen() throws Exception {
        ProtocolViolation refused = catchThrowableOfType(
                ProtocolViolation.class,
                () -> flat("{\"turn_detection\":{\"type\":\"semantic_vad\"}}").session());

        assertThat(refused.error().param()).isEqualTo("turn_detection.type");
        assertThat(refused.error().message()).endsWith("Supported values are: 'server_vad'.");
    }

    @Test
    void aWrongFieldIsNamedAsTheCallerNamesIt() throws Exception {
        FlatTranscription flat = flat("{\"input_audio_transcription\":{\"language\":5}}");
        ProtocolViolation refused = catchThrowableOfType(
                ProtocolViolation.class, () -> TranscriptionConfig.defaults().merge(flat.session()));

        assertThat(flat.inItsOwnWords(refused).error().param()).isEqualTo("input_audio_transcription.language");
    }

    private static FlatTranscription flat(String json) throws JsonProcessingException {
        return new FlatTranscription((ObjectNode) JSON.readTree(json));
    }
}
