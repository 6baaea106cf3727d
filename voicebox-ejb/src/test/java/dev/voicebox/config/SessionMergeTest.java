package dev.voicebox.config;

import java.util.OptionalInt;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.voicebox.event.AudioFormat;
import dev.voicebox.event.ErrorCode;
import dev.voicebox.event.ProtocolViolation;
import dev.voicebox.language.ModelRequest.ToolUse;
import dev.voicebox.language.Tuning;

import static org.assertj.core.api.Assertions.assertThat;

/** How session.update changes a session: what it names, and nothing else. */
class SessionMergeTest {

    @Test
    void whatIsNotNamedStays() throws ProtocolViolation {
        RealtimeConfig before = Configs.fresh("'instructions':'be brief','audio':{'output':{'voice':'sage'}}");
        RealtimeConfig after = before.merge(Configs.patch("'max_output_tokens':100"));

        ObjectNode expected = before.document();
        expected.put("max_output_tokens", 100);
        assertThat(after.document()).isEqualTo(expected);
    }

    @Test
    void anUpdateOfNothingChangesNothing() throws ProtocolViolation {
        assertThat(Configs.fresh("").document()).isEqualTo(Configs.fresh().document());
    }

    @Test
    void audioIsMergedDeeply() throws ProtocolViolation {
        RealtimeConfig config = Configs.fresh("'audio':{'output':{'voice':'sage','speed':1.25}}")
                .merge(Configs.patch("'audio':{'output':{'format':{'type':'audio/pcmu'}}}"))
                .merge(Configs.patch("'audio':{'input':{'noise_reduction':{'type':'near_field'}}}"));

        assertThat(config.answer().mode().voice()).isEqualTo("sage");
        assertThat(config.answer().speed()).isEqualTo(1.25);
        assertThat(config.answer().mode().format()).isEqualTo(AudioFormat.PCMU);
        assertThat(config.inputFormat()).isEqualTo(AudioFormat.PCM);
        assertThat(config.document().at("/audio/input/turn_detection/type").textValue())
                .isEqualTo("server_vad");
    }

    @Test
    void aChoiceFallsWithTheFunctionThatItNames() throws ProtocolViolation {
        RealtimeConfig chosen =
                Configs.fresh("'tools':[{'type':'function','name':'w'}],'tool_choice':{'type':'function','name':'w'}");

        RealtimeConfig cleared = chosen.merge(Configs.patch("'tools':[]"));
        assertThat(cleared.document().path("tool_choice").textValue()).isEqualTo("auto");
        assertThat(cleared.answer().toolUse()).isEqualTo(ToolUse.AUTO);

        RealtimeConfig kept =
                chosen.merge(Configs.patch("'tools':[{'type':'function','name':'v'},{'type':'function','name':'w'}]"));
        assertThat(kept.answer().toolUse()).isEqualTo(new ToolUse(ToolUse.Mode.NAMED, "w"));
    }

    @Test
    void aRegionIsShownAsItWasSent() throws ProtocolViolation {
        assertThat(Configs.fresh("'audio':{'input':{'transcription':{'language':'en-US'}}}")
                        .document()
                        .at("/audio/input/transcription/language")
                        .textValue())
                .isEqualTo("en-US");
    }

    @ParameterizedTest
    @ValueSource(strings = {"turn_detection", "noise_reduction", "transcription"})
    void nullClearsWhatTheInputCanDoWithout(String field) throws ProtocolViolation {
        RealtimeConfig config = Configs.fresh("'audio':{'input':{'turn_detection':{'type':'semantic_vad'},"
                        + "'noise_reduction':{'type':'far_field'},'transcription':{'model':'any'}}}")
                .merge(Configs.patch("'audio':{'input':{'" + field + "':null}}"));

        assertThat(config.document().at("/audio/input/" + field).isNull()).isTrue();
    }

    @Test
    void withoutTurnDetectionTheClientCommits() throws ProtocolViolation {
        assertThat(Configs.fresh("'audio':{'input':{'turn_detection':null}}").turnDetection())
                .isEqualTo(new TurnDetection.Manual());
    }

    @Test
    void nullClearsThePromptThatIsNone() throws ProtocolViolation {
        assertThat(Configs.fresh("'prompt':null").document().path("prompt").isNull())
                .isTrue();
    }

    @Test
    void reasoningAndParallelCallsAreShownOnceTheyAreSet() throws ProtocolViolation {
        assertThat(Configs.fresh().document().has("reasoning")).isFalse();
        assertThat(Configs.fresh().document().has("parallel_tool_calls")).isFalse();

        RealtimeConfig config = Configs.fresh("'reasoning':{'effort':'high'},'parallel_tool_calls':false");
        assertThat(config.document().path("reasoning").toString()).isEqualTo("{\"effort\":\"high\"}");
        assertThat(config.document().path("parallel_tool_calls").toString()).isEqualTo("false");
        assertThat(config.answer().tuning()).isEqualTo(new Tuning(false, "high"));
        assertThat(Configs.fresh("'reasoning':{}").document().path("reasoning").toString())
                .isEqualTo("{\"effort\":\"low\"}");
    }

    @Test
    void whatIsToHappenWhenItGrowsTooLongIsRead() throws ProtocolViolation {
        assertThat(Configs.fresh().truncation()).isEqualTo(new Truncation.Auto());
        assertThat(Configs.fresh("'truncation':'disabled'").truncation()).isEqualTo(new Truncation.Disabled());
        assertThat(Configs.fresh("'truncation':{'type':'retention_ratio','retention_ratio':0.8,"
                                + "'token_limits':{'post_instructions':8000}}")
                        .truncation())
                .isEqualTo(new Truncation.RetentionRatio(0.8, OptionalInt.of(8_000)));
    }

    @Test
    void aModelThatTranscribesStaysUntilAnotherIsNamed() throws ProtocolViolation {
        RealtimeConfig config = Configs.fresh("'audio':{'input':{'transcription':{'model':'gpt-4o-transcribe'}}}")
                .merge(Configs.patch("'audio':{'input':{'transcription':{'language':'de'}}}"));

        assertThat(config.document().at("/audio/input/transcription").toString())
                .isEqualTo("{\"model\":\"gpt-4o-transcribe\",\"language\":\"de\",\"prompt\":null}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            nullValues = "null",
            value = {
                "{'language':'de'};de;null",
                "{'language':'de-AT'};de;null",
                "{'languages':['de']};de;null",
                "{'languages':['de','en']};null;null",
                "{'language':'en','languages':['de']};en;null",
                "{'keywords':['Küche','Licht']};null;Küche, Licht",
                "{'prompt':'A kitchen.','keywords':['Licht']};null;A kitchen. Licht"
            })
    void whatIsToBeExpectedReachesTheRecogniser(String transcription, String language, String prompt)
            throws ProtocolViolation {
        RealtimeConfig config = Configs.fresh("'audio':{'input':{'transcription':" + transcription + "}}");

        assertThat(config.transcription()).isEqualTo(new Transcription(Transcription.Reader.CLIENT, language, prompt));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {"include;['item.input_audio_transcription.logprobs']"})
    void nullClearsAndAnEmptyValueIsAValue(String field, String value) throws ProtocolViolation {
        RealtimeConfig set = Configs.fresh("'" + field + "':" + value);
        assertThat(set.document().get(field))
                .isEqualTo(Configs.json("{'v':" + value + "}").get("v"));
        assertThat(set.merge(Configs.patch("'" + field + "':null"))
                        .document()
                        .path(field)
                        .isNull())
                .isTrue();
    }

    @Test
    void emptyTextClearsTheInstructions() throws ProtocolViolation {
        assertThat(Configs.fresh("'instructions':''").answer().instructions()).isEmpty();
    }

    @Test
    void anEmptyListClearsTheTools() throws ProtocolViolation {
        RealtimeConfig config =
                Configs.fresh("'tools':[{'type':'function','name':'look_up'}],'tool_choice':'required'");
        assertThat(config.answer().tools()).hasSize(1);
        assertThat(config.answer().toolUse().mode()).isEqualTo(ToolUse.Mode.REQUIRED);

        assertThat(config.merge(Configs.patch("'tools':[]")).answer().tools()).isEmpty();
    }

    @Test
    void aPartOfTurnDetectionIsCompletedWithDefaults() throws ProtocolViolation {
        RealtimeConfig config = Configs.fresh("'audio':{'input':{'turn_detection':{'type':'server_vad',"
                        + "'threshold':0.9,'silence_duration_ms':200,'create_response':false}}}")
                .merge(Configs.patch(
                        "'audio':{'input':{'turn_detection':{'type':'server_vad','idle_timeout_ms':5000}}}"));

        assertThat(config.document().at("/audio/input/turn_detection").toString())
                .isEqualTo("""
                        {"type":"server_vad","threshold":0.5,"prefix_padding_ms":300,"silence_duration_ms":500,\
                        "idle_timeout_ms":5000,"create_response":true,"interrupt_response":true}""");
    }

    @Test
    void transcriptionIsShownWithItsLanguageAndPrompt() throws ProtocolViolation {
        RealtimeConfig plain = Configs.fresh("'audio':{'input':{'transcription':{'model':'gpt-4o-mini-transcribe'}}}");
        assertThat(plain.document().at("/audio/input/transcription").toString())
                .isEqualTo("{\"model\":\"gpt-4o-mini-transcribe\",\"language\":null,\"prompt\":null}");

        RealtimeConfig full = Configs.fresh("'audio':{'input':{'transcription':{'model':'m','language':'de',"
                + "'prompt':'Licht','languages':['de'],'keywords':['Küche'],'delay':'low'}}}");
        assertThat(full.transcription()).isEqualTo(new Transcription(Transcription.Reader.CLIENT, "de", "Licht Küche"));
        assertThat(full.document().at("/audio/input/transcription/delay").textValue())
                .isEqualTo("low");
    }

    @Test
    void theStrengthOfNoiseReductionBeginsAtOneAndStays() throws ProtocolViolation {
        RealtimeConfig on = Configs.fresh("'audio':{'input':{'noise_reduction':{'type':'near_field'}}}");
        assertThat(strength(on)).isEqualTo(1.0);

        RealtimeConfig weaker =
                on.merge(Configs.patch("'audio':{'input':{'noise_reduction':{'type':'near_field','strength':0.4}}}"));
        assertThat(strength(weaker)).isEqualTo(0.4);
        assertThat(strength(weaker.merge(Configs.patch("'audio':{'input':{'noise_reduction':{'type':'far_field'}}}"))))
                .isEqualTo(0.4);
    }

    @Test
    void theModelMayBeRepeatedButNotChanged() throws ProtocolViolation {
        assertThat(Configs.fresh("'model':'gpt-realtime'").model()).isEqualTo("gpt-realtime");

        Configs.refusal(Configs.fresh(), Configs.patch("'model':'gpt-realtime-mini','instructions':'new'"))
                .says(
                        ErrorCode.INVALID_VALUE,
                        "session.model",
                        "The model of a session cannot be changed: it is 'gpt-realtime'.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "{'group_id':'g'}"})
    void tracingStaysOnceItIsOn(String other) throws ProtocolViolation {
        RealtimeConfig traced = Configs.fresh("'tracing':'auto'");
        assertThat(traced.merge(Configs.patch("'tracing':'auto'")).document()).isEqualTo(traced.document());

        Configs.refusal(traced, Configs.patch("'tracing':" + other))
                .says(
                        ErrorCode.CANNOT_UPDATE_TRACING,
                        "session.tracing",
                        "Tracing cannot be changed once it was enabled.");
    }

    @Test
    void aSessionForTranscriptionIsAnotherSession() {
        Configs.refusal(Configs.fresh(), Configs.json("{'type':'transcription'}"))
                .says(
                        ErrorCode.INVALID_VALUE,
                        "session.type",
                        "Passing a transcription session update to a realtime session is not allowed.");
    }

    @Test
    void whoeverChangesThePatchAfterwardsChangesNothing() throws ProtocolViolation {
        ObjectNode patch = Configs.patch("'tracing':{'group_id':'g'}");
        RealtimeConfig config = Configs.fresh().merge(patch);
        ObjectNode before = config.document();

        ((ObjectNode) patch.get("tracing")).put("group_id", "changed");

        assertThat(config.document()).isEqualTo(before);
    }

    private static double strength(RealtimeConfig config) {
        return config.document().at("/audio/input/noise_reduction/strength").doubleValue();
    }

    @Test
    void aFormatWithoutItsRateIsShownWithIt() throws ProtocolViolation {
        SessionConfig config = Configs.fresh(
                "'audio':{'input':{'format':{'type':'audio/pcm'}},'output':{'format':{'type':'audio/pcm'}}}");

        assertThat(config.document().at("/audio/input/format/rate").asInt()).isEqualTo(24_000);
        assertThat(config.document().at("/audio/output/format/rate").asInt()).isEqualTo(24_000);
    }
}
