package dev.voicebox.session;

import org.junit.jupiter.api.Test;

import dev.voicebox.event.ClientEvent;
import dev.voicebox.event.ErrorCode;
import dev.voicebox.event.ProtocolError;
import dev.voicebox.event.ServerEvent;

import static org.assertj.core.api.Assertions.assertThat;

/** What of a session may change when. */
class MomentOfChangeTest {
    private final ScriptedCall call = new ScriptedCall();

    @Test
    void aVoiceThatHasBeenHeardStays() {
        call.writes("hello").asksForAnAnswer().waits(5_000);

        assertThat(refusal(output("\"voice\":\"cedar\"")))
                .isEqualTo(ProtocolError.invalid(
                        ErrorCode.CANNOT_UPDATE_VOICE,
                        "Cannot update a conversation's voice if assistant audio is present.",
                        null));
        assertThat(isTaken(output("\"voice\":\"alloy\""))).as("the same voice").isTrue();
    }

    @Test
    void aRefusedVoiceTakesTheWholeUpdateWithIt() {
        call.writes("hello").asksForAnAnswer().waits(5_000);
        refusal("{\"type\":\"realtime\",\"instructions\":\"new\",\"audio\":{\"output\":{\"voice\":\"cedar\"}}}");
        call.updates("{\"type\":\"realtime\"}");

        assertThat(call.last(ServerEvent.SessionUpdated.class)
                        .session()
                        .path("instructions")
                        .asText())
                .isNotEqualTo("new");
    }

    @Test
    void aVoiceThatIsAboutToSpeakStaysToo() {
        call.writes("hello").asksForAnAnswer();

        assertThat(refusal(output("\"voice\":\"cedar\"")).code()).isEqualTo(ErrorCode.CANNOT_UPDATE_VOICE);
    }

    @Test
    void aVoiceThatWasCutOffBeforeItSpokeMayStillChange() {
        call.writes("hello").asksForAnAnswer();
        call.says(new ClientEvent.ResponseCancel(null, null));

        assertThat(isTaken(output("\"voice\":\"cedar\""))).isTrue();
    }

    @Test
    void aTurnThatWasSpokenUnderOldSettingsIsPutIntoWordsByThem() {
        call.toneComes = false;
        call.assessment = null;
        call.updates(input("{\"type\":\"semantic_vad\"}", "en"));
        call.speaks(12_000, "a turn that is longer than what is judged");
        call.says(new ClientEvent.AudioAppend(null, new byte[20 * 48_000]));
        assertThat(call.transcribed).as("its end is not decided").isEmpty();
        call.updates(input("null", "de"));

        assertThat(call.transcribed)
                .singleElement()
                .satisfies(order -> assertThat(order.language()).isEqualTo("en"));
    }

    private static String input(String detection, String language) {
        return "{\"type\":\"realtime\",\"audio\":{\"input\":{\"turn_detection\":" + detection
                + ",\"transcription\":{\"model\":\"any\",\"language\":\"" + language + "\"}}}}";
    }

    @Test
    void writtenAnswersLeaveTheVoiceFree() {
        call.writes("hello")
                .asksForAnAnswer("{\"output_modalities\":[\"text\"]}")
                .waits(5_000);

        assertThat(isTaken(output("\"voice\":\"cedar\""))).isTrue();
    }

    @Test
    void theSpeedChangesBetweenAnswersOnly() {
        call.writes("hello").asksForAnAnswer();
        ProtocolError refused = refusal(output("\"speed\":1.25"));
        assertThat(refused.code()).isEqualTo(ErrorCode.CANNOT_UPDATE_SPEED);
        assertThat(refused.param()).isEqualTo("session.audio.output.speed");
        assertThat(isTaken(output("\"speed\":1"))).as("the same speed").isTrue();

        call.waits(5_000);
        assertThat(isTaken(output("\"speed\":1.25"))).isTrue();
    }

    @Test
    void tracingStaysOnceItIsOn() {
        call.updates("{\"type\":\"realtime\",\"tracing\":\"auto\"}");

        assertThat(refusal("{\"type\":\"realtime\",\"tracing\":null}").param()).isEqualTo("session.tracing");
        assertThat(isTaken("{\"type\":\"realtime\",\"tracing\":\"auto\"}")).isTrue();
    }

    @Test
    void everythingElseMayChangeWhileAnAnswerRuns() {
        call.writes("hello").asksForAnAnswer();

        assertThat(isTaken("{\"type\":\"realtime\",\"instructions\":\"new\",\"output_modalities\":[\"text\"],"
                        + "\"tools\":[],\"tool_choice\":\"none\",\"max_output_tokens\":10,\"truncation\":\"disabled\","
                        + "\"audio\":{\"input\":{\"turn_detection\":null,\"format\":{\"type\":\"audio/pcmu\"}},"
                        + "\"output\":{\"format\":{\"type\":\"audio/pcmu\"}}}}"))
                .isTrue();
    }

    private static String output(String field) {
        return "{\"type\":\"realtime\",\"audio\":{\"output\":{" + field + "}}}";
    }

    private boolean isTaken(String update) {
        call.forget();
        call.updates(update);
        return call.story().contains("session.updated");
    }

    private ProtocolError refusal(String update) {
        assertThat(isTaken(update)).isFalse();
        return call.last(ServerEvent.Failure.class).error();
    }
}
