package dev.voicebox.config;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.voicebox.config.Transcription.Reader;
import dev.voicebox.config.TurnDetection.Reaction;
import dev.voicebox.config.TurnDetection.ServerVad;
import dev.voicebox.event.AudioFormat;
import dev.voicebox.event.ErrorCode;
import dev.voicebox.event.ProtocolViolation;

import static org.assertj.core.api.Assertions.assertThat;

/** The session that only writes down what it hears: its fields, defaults and merge rules. */
class TranscriptionConfigTest {
    private final TranscriptionConfig fresh = TranscriptionConfig.defaults();

    @Test
    void aSessionThatAsksForNothingIsShownWithItsDefaults() {
        assertThat(fresh.document("sess_1", 1_800_000_000L).toString())
                .isEqualTo(Configs.json("{'type':'transcription','object':'realtime.transcription_session',"
                                + "'id':'sess_1','expires_at':1800000000,'audio':{'input':{"
                                + "'format':{'type':'audio/pcm','rate':24000},'transcription':null,"
                                + "'noise_reduction':null,'turn_detection':{'type':'server_vad','threshold':0.5,"
                                + "'prefix_padding_ms':300,'silence_duration_ms':200}}},'include':null}")
                        .toString());
    }

    @Test
    void theValuesReadAreThoseShown() {
        assertThat(fresh.inputFormat()).isEqualTo(AudioFormat.PCM);
        assertThat(fresh.turnDetection())
                .isInstanceOfSatisfying(
                        ServerVad.class, turns -> assertThat(turns.silenceMs()).isEqualTo(200));
    }

    @Test
    void nobodyReadsTheWordsUntilTranscriptionIsSet() throws ProtocolViolation {
        assertThat(fresh.transcription().reader()).isEqualTo(Reader.NOBODY);

        TranscriptionConfig set = merge("'audio':{'input':{'transcription':{'model':'whisper-1'}}}");
        assertThat(set.transcription().reader()).isEqualTo(Reader.CLIENT);
        assertThat(set.document().at("/audio/input/transcription").toString())
                .isEqualTo("{\"model\":\"whisper-1\",\"language\":null,\"prompt\":null}");
    }

    @Test
    void noTurnIsAnsweredAndNoAnswerInterruptedWhateverWasAsked() throws ProtocolViolation {
        TranscriptionConfig config = merge("'audio':{'input':{'turn_detection':{'type':'server_vad','threshold':0.7,"
                + "'create_response':true,'interrupt_response':true,'idle_timeout_ms':5000}}}");

        assertThat(config.document().at("/audio/input/turn_detection").toString())
                .isEqualTo("{\"type\":\"server_vad\",\"threshold\":0.7,\"prefix_padding_ms\":300,"
                        + "\"silence_duration_ms\":200}");
        assertThat(config.turnDetection()).isInstanceOfSatisfying(ServerVad.class, turns -> {
            assertThat(turns.reaction()).isEqualTo(new Reaction(false, false));
            assertThat(turns.idleTimeoutMs()).isEmpty();
        });
    }

    @Test
    void meaningCanEndATurnToo() throws ProtocolViolation {
        assertThat(merge("'audio':{'input':{'turn_detection':{'type':'semantic_vad','eagerness':'low'}}}")
                        .document()
                        .at("/audio/input/turn_detection")
                        .toString())
                .isEqualTo("{\"type\":\"semantic_vad\",\"eagerness\":\"low\"}");
    }

    @Test
    void whatIsNotNamedStaysAndNullClears() throws ProtocolViolation {
        TranscriptionConfig config = merge("'audio':{'input':{'transcription':{'model':'m'},'turn_detection':null,"
                + "'format':{'type':'audio/pcmu'}}},'include':['item.input_audio_transcription.logprobs']");
        TranscriptionConfig after = config.merge(patch("'audio':{'input':{'transcription':null}}"));

        assertThat(after.inputFormat()).isEqualTo(AudioFormat.PCMU);
        assertThat(after.turnDetection()).isEqualTo(new TurnDetection.Manual());
        assertThat(after.transcription().reader()).isEqualTo(Reader.NOBODY);
        assertThat(after.document().path("include")).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'instructions':'x'                              | session.instructions",
                "'model':'gpt-realtime'                          | session.model",
                "'tools':[]                                      | session.tools",
                "'audio':{'output':{'voice':'alloy'}}            | session.audio.output",
                "'audio':{'input':{'voice':'alloy'}}             | session.audio.input.voice",
            })
    void whatBelongsToAnswersIsUnknown(String fields, String param) {
        Configs.refusal(fresh, patch(fields))
                .says(ErrorCode.UNKNOWN_PARAMETER, param, "Unknown parameter: '" + param + "'.");
    }

    @Test
    void aRealtimeSessionIsAnotherSession() {
        Configs.refusal(fresh, Configs.json("{'type':'realtime','instructions':'x'}"))
                .says(
                        ErrorCode.INVALID_VALUE,
                        "session.type",
                        "Passing a realtime session update to a transcription session is not allowed.");
    }

    @Test
    void everyUpdateSaysWhichKindItIsFor() {
        Configs.refusal(fresh, Configs.json("{'audio':{}}"))
                .says(
                        ErrorCode.MISSING_REQUIRED_PARAMETER,
                        "session.type",
                        "Missing required parameter: 'session.type'.");
    }

    private TranscriptionConfig merge(String fields) throws ProtocolViolation {
        return fresh.merge(patch(fields));
    }

    private static ObjectNode patch(String fields) {
        return Configs.json("{'type':'transcription'," + fields + "}");
    }
}
