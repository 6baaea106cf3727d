package dev.voicebox.session;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.voicebox.config.SessionConfig;
import dev.voicebox.event.ClientEvent;
import dev.voicebox.event.Item.FunctionCallOutput;
import dev.voicebox.event.ResponseEvent;
import dev.voicebox.event.ResponseStatus;
import dev.voicebox.language.LanguageModel;
import dev.voicebox.language.ModelRequest.ToolUse;
import dev.voicebox.response.Mind;

import static org.assertj.core.api.Assertions.assertThat;

/** A model that calls and calls has to say something in the end. */
class ToolRoundsOfATurnTest {
    private static final int ROUNDS = 3;
    private static final String SESSION = "{\"type\":\"realtime\",\"output_modalities\":[\"text\"],"
            + "\"tools\":[{\"type\":\"function\",\"name\":\"look_up\"}]}";

    private final ScriptedCall call = new ScriptedCall(
            SessionConfig.defaults("gpt-realtime"),
            new Mind(() -> LanguageModel.USUAL_CONTEXT_TOKENS, Mind.APOLOGY, ROUNDS));
    private int calls;

    @BeforeEach
    void withATool() {
        call.updates(SESSION).writes("look it up");
    }

    @Test
    void afterTheLastRoundTheModelIsAskedWithoutTools() {
        rounds(ROUNDS);
        assertThat(call.asked).extracting(request -> request.toolUse().mode()).containsOnly(ToolUse.Mode.AUTO);
        call.answers.add(ScriptedAnswer.says("I could not find it."));
        call.asksForAnAnswer("{\"tool_choice\":\"required\"}").waits(500);

        assertThat(lastChoice()).isEqualTo(ToolUse.Mode.NONE);
        ResponseEvent.Done done = call.last(ResponseEvent.Done.class);
        assertThat(done.view().status()).isEqualTo(new ResponseStatus.Completed());
        assertThat(done.extension().path("degraded").asText()).isEqualTo("no_tools");
        assertThat(call.last(ResponseEvent.TextDone.class).text()).isEqualTo("I could not find it.");
    }

    @Test
    void aModelThatCallsAllTheSameIsNotHeard() {
        rounds(ROUNDS);
        call.answers.add(ScriptedAnswer.says("Once more.").thenCalls("call_more", "look_up", "{}"));
        call.asksForAnAnswer().waits(500);

        assertThat(call.last(ResponseEvent.Done.class).view().output()).hasSize(1);
        assertThat(call.noted).doesNotContain("called call_more");
    }

    @Test
    void aMessageOfTheUserBeginsANewTurn() {
        rounds(ROUNDS);
        call.writes("try again").asksForAnAnswer().waits(500);

        assertThat(lastChoice()).isEqualTo(ToolUse.Mode.AUTO);
        assertThat(call.last(ResponseEvent.Done.class).extension().has("degraded"))
                .isFalse();
    }

    @Test
    void aSpokenTurnBeginsANewTurn() {
        rounds(ROUNDS);
        call.speaks(600, "try again").isSilent(1_500).waits(2_000);

        assertThat(lastChoice()).isEqualTo(ToolUse.Mode.AUTO);
    }

    @Test
    void anAnswerWithoutACallEndsTheRow() {
        rounds(ROUNDS - 1);
        call.answers.add(ScriptedAnswer.says("Half of it is done."));
        call.asksForAnAnswer().waits(500);
        rounds(ROUNDS);

        assertThat(lastChoice()).isEqualTo(ToolUse.Mode.AUTO);
    }

    @Test
    void anAnswerThatIsBrokenOffWithoutACallDoesNotEndTheRow() {
        rounds(ROUNDS);
        call.asksForAnAnswer().says(new ClientEvent.ResponseCancel(null, null));
        call.asksForAnAnswer().waits(500);

        assertThat(lastChoice()).isEqualTo(ToolUse.Mode.NONE);
    }

    @Test
    void answersOutsideTheConversationNeitherCountNorLackTools() {
        rounds(ROUNDS);
        call.asksForAnAnswer("{\"conversation\":\"none\"}").waits(500);
        assertThat(lastChoice()).isEqualTo(ToolUse.Mode.AUTO);

        call.asksForAnAnswer().waits(500);
        assertThat(lastChoice()).isEqualTo(ToolUse.Mode.NONE);
    }

    private void rounds(int count) {
        for (int i = 0; i < count; i++) {
            String id = "call_" + calls++;
            call.answers.add(ScriptedAnswer.calls(id, "look_up", "{}"));
            call.asksForAnAnswer().waits(500);
            call.says(new ClientEvent.ItemCreate(null, null, new FunctionCallOutput(null, id, "nothing")));
        }
    }

    private ToolUse.Mode lastChoice() {
        return call.asked.get(call.asked.size() - 1).toolUse().mode();
    }
}
