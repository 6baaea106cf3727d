package dev.voicebox.language.builtin;

import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;

import org.junit.jupiter.api.Test;

import dev.voicebox.language.FinishReason;
import dev.voicebox.language.LanguageModel;
import dev.voicebox.language.ManualTimers;
import dev.voicebox.language.ModelCall;
import dev.voicebox.language.ModelMessage;
import dev.voicebox.language.ModelMessage.ToolCall;
import dev.voicebox.language.ModelMessage.ToolResult;
import dev.voicebox.language.ModelMessage.UserText;
import dev.voicebox.language.ModelRequest;
import dev.voicebox.language.ModelRequest.ToolUse;
import dev.voicebox.language.RecordingAnswer;
import dev.voicebox.language.Requests;

import static org.assertj.core.api.Assertions.assertThat;

class BuiltInModelTest {
    private final ManualTimers timers = new ManualTimers();
    private final RecordingAnswer answer = new RecordingAnswer();
    private final LanguageModel echo = new EchoLanguageModel(timers);

    @Test
    void echoRepeatsAndSaysWhy() {
        assertThat(echoOf("turn on the kitchen light"))
                .isEqualTo("I heard: turn on the kitchen light. No language model is configured, so I can only repeat"
                        + " what you say.");
    }

    @Test
    void echoKeepsTheCallersMark() {
        assertThat(echoOf("what time is it?")).startsWith("I heard: what time is it? No language model");
    }

    @Test
    void echoOfAnEndlessSpeechStaysShort() {
        assertThat(echoOf("word ".repeat(500)))
                .contains("word, and so on. No language model")
                .hasSizeLessThan(400);
    }

    @Test
    void echoBreaksOffWithOneMark() {
        assertThat(echoOf("one. ".repeat(500))).contains("one. one, and so on. No language model");
    }

    @Test
    void echoOfNothingIsTheExcuseAlone() {
        echo.stream(Requests.of(List.of(), List.of(), ToolUse.AUTO), answer);
        timers.advance(Duration.ZERO);

        assertThat(answer.text()).startsWith("No language model is configured");
    }

    @Test
    void anAnswerWithoutDelayStillComesLater() {
        echo.stream(Requests.saying("hello"), answer);
        assertThat(answer.events()).isZero();
        timers.advance(Duration.ZERO);

        assertThat(answer.finishes()).containsExactly(FinishReason.STOP);
        assertThat(answer.usages()).hasSize(1);
        assertThat(answer.faults()).isEmpty();
    }

    @Test
    void theStubKeepsItsDelays() {
        stub(200, 20).stream(Requests.saying("hello"), answer);
        timers.advance(Duration.ofMillis(199));
        assertThat(answer.text()).isEmpty();
        timers.advance(Duration.ofMillis(1));
        assertThat(answer.text()).isEqualTo("This ");
        timers.advance(Duration.ofMillis(40));
        assertThat(answer.text()).isEqualTo("This is the ");
        timers.advance(Duration.ofSeconds(1));

        assertThat(answer.text())
                .isEqualTo("This is the stub model speaking. It has read 1 messages so far, and it always answers with"
                        + " these same words.");
        assertThat(answer.finishes()).containsExactly(FinishReason.STOP);
    }

    @Test
    void aCancelEndsARecital() {
        ModelCall call = stub(100, 20).stream(Requests.saying("hello"), answer);
        timers.advance(Duration.ofMillis(120));
        int heard = answer.events();
        call.cancel();
        timers.advance(Duration.ofSeconds(10));

        assertThat(answer.events()).isEqualTo(heard).isEqualTo(2);
        assertThat(timers.pending()).isZero();
    }

    @Test
    void theLimitOfTokensCutsTheAnswer() {
        ModelRequest request =
                new ModelRequest("", List.of(new UserText("hello")), List.of(), ToolUse.AUTO, OptionalInt.of(3));
        stub(0, 0).stream(request, answer);
        timers.advance(Duration.ZERO);

        assertThat(answer.text()).isEqualTo("This is the ");
        assertThat(answer.finishes()).containsExactly(FinishReason.LENGTH);
    }

    @Test
    void aToolThatTheCallerNamesIsCalled() {
        ask("please Call the Tool light_off {\"room\": \"kitchen\"} now", List.of("light", "light_off"), ToolUse.AUTO);

        assertThat(answer.calls()).hasSize(1);
        assertThat(answer.calls().get(0)).matches("light_off call_\\w+ \\{\"room\":\"kitchen\"}");
        assertThat(answer.finishes()).containsExactly(FinishReason.TOOL_CALLS);
        assertThat(answer.text()).isEmpty();
    }

    @Test
    void argumentsThatAreNoJsonAreLeftOut() {
        ask("call the tool light {room", List.of("light"), ToolUse.AUTO);

        assertThat(answer.calls().get(0)).endsWith(" {}");
    }

    @Test
    void aToolThatNobodyDeclaredIsNotCalled() {
        ask("call the tool rocket", List.of("light"), ToolUse.AUTO);

        assertThat(answer.calls()).isEmpty();
        assertThat(answer.text()).startsWith("I heard: call the tool rocket.");
    }

    @Test
    void aForbiddenToolIsNotCalled() {
        ask("call the tool light", List.of("light"), new ToolUse(ToolUse.Mode.NONE, null));

        assertThat(answer.calls()).isEmpty();
    }

    @Test
    void aDemandedCallIsMade() {
        ask("hello", List.of("first", "second"), new ToolUse(ToolUse.Mode.REQUIRED, null));

        assertThat(answer.calls().get(0)).startsWith("first ");
    }

    @Test
    void aDemandedToolIsCalled() {
        ask("hello", List.of("first", "second"), new ToolUse(ToolUse.Mode.NAMED, "second"));

        assertThat(answer.calls().get(0)).startsWith("second ");
    }

    @Test
    void theResultOfAToolIsReadOut() {
        List<ModelMessage> messages = List.of(
                new UserText("call the tool light"),
                new ToolCall("c1", "light", "{}"),
                new ToolResult("c1", "it is on"));
        echo.stream(Requests.of(messages, List.of("light"), new ToolUse(ToolUse.Mode.REQUIRED, null)), answer);
        timers.advance(Duration.ZERO);

        assertThat(answer.text()).isEqualTo("The tool answered: it is on");
        assertThat(answer.calls()).isEmpty();
    }

    private String echoOf(String said) {
        ask(said, List.of(), ToolUse.AUTO);
        return answer.text();
    }

    private void ask(String said, List<String> tools, ToolUse use) {
        echo.stream(Requests.of(List.of(new UserText(said)), tools, use), answer);
        timers.advance(Duration.ZERO);
    }

    private LanguageModel stub(long firstMs, long gapMs) {
        return new StubLanguageModel(timers, new Pace(Duration.ofMillis(firstMs), Duration.ofMillis(gapMs)));
    }
}
