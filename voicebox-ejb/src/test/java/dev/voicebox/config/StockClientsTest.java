package dev.voicebox.config;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.voicebox.config.TurnDetection.Eagerness;
import dev.voicebox.event.AudioFormat;
import dev.voicebox.event.ProtocolViolation;

import static org.assertj.core.api.Assertions.assertThat;

/** What unmodified clients send when they connect, and what they need to read back. */
class StockClientsTest {
    private static final String TRACING = "'tracing':'auto'";
    private static final String SETTINGS = "'instructions':'Help.','model':'gpt-realtime',"
            + "'output_modalities':['audio'],'audio':{'input':{'format':{'type':'audio/pcm','rate':24000},"
            + "'noise_reduction':null,'transcription':{'model':'gpt-4o-mini-transcribe'},"
            + "'turn_detection':{'type':'semantic_vad'}},'output':{'format':{'type':'audio/pcm','rate':24000},"
            + "'voice':'ash','speed':1}},'tool_choice':'auto','tools':[{'type':'function','name':'set_light',"
            + "'description':'Sets a light','parameters':{'$schema':'http://json-schema.org/draft-07/schema#',"
            + "'type':'object','properties':{'room':{'type':'string'}},'required':['room'],"
            + "'additionalProperties':false}}]";

    @Test
    void theTwoUpdatesOfTheAgentsClientAreTakenInAnyOrder() throws ProtocolViolation {
        RealtimeConfig one = Configs.fresh(TRACING).merge(Configs.patch(SETTINGS));
        RealtimeConfig other = Configs.fresh(SETTINGS).merge(Configs.patch(TRACING));

        assertThat(one.document().toString()).isEqualTo(other.document().toString());
        assertThat(one.document().path("tracing").textValue()).isEqualTo("auto");
    }

    @Test
    void theAgentsClientReadsThatItIsInterrupted() throws ProtocolViolation {
        ObjectNode shown = Configs.fresh(SETTINGS).document("sess_1", 1);

        assertThat(shown.at("/audio/input/turn_detection").toString())
                .isEqualTo("{\"type\":\"semantic_vad\",\"eagerness\":\"auto\",\"create_response\":true,"
                        + "\"interrupt_response\":true}");
        assertThat(shown.at("/audio/output/format").toString()).isEqualTo("{\"type\":\"audio/pcm\",\"rate\":24000}");
    }

    @Test
    void toolsAreEchoedUnchanged() throws ProtocolViolation {
        assertThat(Configs.fresh(SETTINGS).document().get("tools"))
                .isEqualTo(Configs.patch(SETTINGS).get("tools"));
    }

    @ParameterizedTest
    @CsvSource({"auto, MEDIUM", "low, LOW", "medium, MEDIUM", "high, HIGH"})
    void semanticTurnDetectionIsAsEagerAsAsked(String eagerness, Eagerness read) throws ProtocolViolation {
        RealtimeConfig config = Configs.fresh("'audio':{'input':{'turn_detection':{'type':'semantic_vad','eagerness':'"
                + eagerness + "','interrupt_response':false}}}");

        assertThat(config.turnDetection())
                .isEqualTo(new TurnDetection.SemanticVad(read, new TurnDetection.Reaction(true, false)));
    }

    @ParameterizedTest
    @CsvSource({"audio/pcmu, PCMU", "audio/pcma, PCMA"})
    void telephonesSpeakG711(String type, AudioFormat format) throws ProtocolViolation {
        RealtimeConfig config = Configs.fresh(
                "'audio':{'input':{'format':{'type':'" + type + "'}},'output':{'format':{'type':'" + type + "'}}}");

        assertThat(config.inputFormat()).isEqualTo(format);
        assertThat(config.answer().mode().format()).isEqualTo(format);
        assertThat(config.document().at("/audio/input/format").toString()).isEqualTo("{\"type\":\"" + type + "\"}");
    }
}
