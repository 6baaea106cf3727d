package dev.voicebox.config;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.voicebox.event.AudioFormat;
import dev.voicebox.event.ResponseView.OutputMode;
import dev.voicebox.language.ModelRequest.ToolUse;
import dev.voicebox.language.Tuning;

import static org.assertj.core.api.Assertions.assertThat;

/** The session that a client gets when it asks for nothing. */
class SessionDefaultsTest {
    private static final String TURN_DETECTION = "{'type':'server_vad','threshold':0.5,'prefix_padding_ms':300,"
            + "'silence_duration_ms':500,'idle_timeout_ms':null,'create_response':true,'interrupt_response':true}";

    private final ObjectNode shown = Configs.fresh().document("sess_1", 1_800_000_000L);

    @Test
    void theKeysComeInTheOrderThatClientsKnow() {
        assertThat(keys(shown))
                .containsExactly(
                        "type",
                        "object",
                        "id",
                        "model",
                        "output_modalities",
                        "instructions",
                        "tools",
                        "tool_choice",
                        "max_output_tokens",
                        "tracing",
                        "truncation",
                        "prompt",
                        "expires_at",
                        "audio",
                        "include");
        assertThat(keys(shown.at("/audio"))).containsExactly("input", "output");
        assertThat(keys(shown.at("/audio/input")))
                .containsExactly("format", "transcription", "noise_reduction", "turn_detection");
        assertThat(keys(shown.at("/audio/output"))).containsExactly("format", "voice", "speed");
    }

    @Test
    void everyFieldHasTheDefaultOfTheProtocol() {
        ObjectNode expected = Configs.json("{'type':'realtime','object':'realtime.session','id':'sess_1',"
                + "'model':'gpt-realtime','output_modalities':['audio'],'tools':[],'tool_choice':'auto',"
                + "'max_output_tokens':'inf','tracing':null,'truncation':'auto','prompt':null,"
                + "'expires_at':1800000000,'audio':{'input':{'format':{'type':'audio/pcm','rate':24000},"
                + "'transcription':null,'noise_reduction':null,'turn_detection':" + TURN_DETECTION + "},"
                + "'output':{'format':{'type':'audio/pcm','rate':24000},'voice':'alloy','speed':1.0}},"
                + "'include':null}");

        assertThat(shown.path("instructions").textValue()).isNotBlank();
        ObjectNode withoutWords = shown.deepCopy();
        withoutWords.remove("instructions");
        assertThat(withoutWords.toPrettyString()).isEqualTo(expected.toPrettyString());
    }

    @Test
    void theNewerModelsHaveAnotherVoice() {
        assertThat(SessionConfig.defaults("gpt-realtime-2.1").answer().mode().voice())
                .isEqualTo("marin");
        assertThat(SessionConfig.defaults("gpt-realtime-mini").answer().mode().voice())
                .isEqualTo("alloy");
    }

    @Test
    void theValuesReadAreThoseShown() {
        RealtimeConfig config = Configs.fresh();

        assertThat(config.model()).isEqualTo("gpt-realtime");
        assertThat(config.inputFormat()).isEqualTo(AudioFormat.PCM);
        assertThat(config.transcription()).isEqualTo(new Transcription(Transcription.Reader.MODEL, null, null));
        assertThat(config.turnDetection())
                .isEqualTo(new TurnDetection.ServerVad(
                        0.5, 300, 500, OptionalInt.empty(), new TurnDetection.Reaction(true, true)));
        assertThat(config.answer())
                .isEqualTo(new AnswerConfig(
                        RealtimeDocument.INSTRUCTIONS,
                        new OutputMode(true, AudioFormat.PCM, "alloy"),
                        1,
                        List.of(),
                        ToolUse.AUTO,
                        OptionalInt.empty(),
                        Tuning.UNSAID,
                        VoiceNames.STANDARD));
    }

    @Test
    void whatIsShownCanBeChangedWithoutChangingTheSession() {
        RealtimeConfig config = Configs.fresh();
        ObjectNode untouched = config.document();

        ((ObjectNode) config.document("sess_1", 0).at("/audio/output")).put("voice", "changed");
        config.document().put("model", "changed");

        assertThat(config.document()).isEqualTo(untouched);
    }

    private static List<String> keys(JsonNode node) {
        List<String> keys = new ArrayList<>();
        node.fieldNames().forEachRemaining(keys::add);
        return keys;
    }
}
