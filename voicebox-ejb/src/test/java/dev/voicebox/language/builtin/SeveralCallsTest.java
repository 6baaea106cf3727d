package dev.voicebox.language.builtin;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;

import dev.voicebox.language.FinishReason;
import dev.voicebox.language.ManualTimers;
import dev.voicebox.language.ModelMessage;
import dev.voicebox.language.ModelMessage.AssistantText;
import dev.voicebox.language.ModelMessage.ToolCall;
import dev.voicebox.language.ModelMessage.ToolResult;
import dev.voicebox.language.ModelMessage.UserText;
import dev.voicebox.language.ModelRequest.ToolUse;
import dev.voicebox.language.RecordingAnswer;
import dev.voicebox.language.Requests;

import static org.assertj.core.api.Assertions.assertThat;

class SeveralCallsTest {
    private final ManualTimers timers = new ManualTimers();
    private final RecordingAnswer answer = new RecordingAnswer();

    @Test
    void everyToolThatTheCallerNamesIsCalledInOrder() {
        ask(
                "call the tool light {\"room\":\"hall\"} and call the tool clock, then call the tool light {\"room\":\"attic\"}");

        assertThat(answer.calls()).hasSize(3);
        assertThat(answer.calls().get(0)).matches("light call_\\w+ \\{\"room\":\"hall\"}");
        assertThat(answer.calls().get(1)).matches("clock call_\\w+ \\{}");
        assertThat(answer.calls().get(2)).matches("light call_\\w+ \\{\"room\":\"attic\"}");
        assertThat(answer.finishes()).containsExactly(FinishReason.TOOL_CALLS);
    }

    @Test
    void anOrderAmongTheArgumentsIsNone() {
        ask("call the tool light {\"note\":\"call the tool clock\"}");

        assertThat(answer.calls()).singleElement().asString().startsWith("light ");
    }

    @Test
    void aToolThatNobodyDeclaredDoesNotHideTheNext() {
        ask("call the tool rocket {\"to\":\"moon\"} and call the tool clock");

        assertThat(answer.calls()).singleElement().asString().startsWith("clock ");
    }

    @Test
    void anOrderIsObeyedOnce() {
        ask(List.of(
                new UserText("call the tool clock"),
                new ToolCall("c1", "clock", "{}"),
                new ToolResult("c1", "noon"),
                new AssistantText("The tool answered: noon")));

        assertThat(answer.calls()).isEmpty();
        assertThat(answer.text()).startsWith("I heard: call the tool clock.");
    }

    private void ask(String said) {
        ask(List.of(new UserText(said)));
    }

    private void ask(List<ModelMessage> messages) {
        var request = Requests.of(messages, List.of("light", "clock"), ToolUse.AUTO);
        new EchoLanguageModel(timers).stream(request, answer);
        timers.advance(Duration.ZERO);
    }
}
