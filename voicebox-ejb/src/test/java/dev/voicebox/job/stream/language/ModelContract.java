package dev.voicebox.job.stream.language;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import dev.voicebox.language.FinishReason;
import dev.voicebox.language.LanguageModel;
import dev.voicebox.language.ModelCall;
import dev.voicebox.language.ModelFailure;
import dev.voicebox.language.ModelMessage;
import dev.voicebox.language.ModelRequest;
import dev.voicebox.language.ModelUsage;
import dev.voicebox.language.RecordingAnswer;
import dev.voicebox.language.Requests;

import static org.assertj.core.api.Assertions.assertThat;

/** What holds for a language model, wherever its provider is asked. */
@Timeout(120)
abstract class ModelContract {
    static final HandMind MIND = new HandMind();

    /** One that asks {@link #MIND}. */
    abstract LanguageModel model();

    @Test
    void wordsComeInOrderWithWhoSaysThemAndWhatTheyCost() throws Exception {
        RecordingAnswer answer = new RecordingAnswer();
        model().stream(Requests.saying("hello"), answer);
        HandMind.Call call = MIND.next();
        call.says.onAnswering("hand", "hand-1");
        String words = "";
        for (String word : List.of("It ", "is ", "on ", "\ud83d", "\udc67", ".")) {
            call.says.onText(word);
            words += word;
        }
        call.says.onUsage(new ModelUsage(12, 4, 6));
        call.says.onFinished(FinishReason.STOP);

        answer.awaitEnd();
        assertThat(answer.text()).isEqualTo(words);
        assertThat(answer.answering()).containsExactly("hand hand-1");
        assertThat(answer.usages()).containsExactly(new ModelUsage(12, 4, 6));
        assertThat(answer.finishes()).containsExactly(FinishReason.STOP);
        assertThat(answer.faults()).isEmpty();
    }

    @Test
    void aWordComesWhileTheNextIsThoughtOf() throws Exception {
        RecordingAnswer answer = new RecordingAnswer();
        model().stream(Requests.saying("hello"), answer);
        HandMind.Call call = MIND.next();
        call.says.onAnswering("hand", "hand-1");
        String soFar = "";
        for (String word : List.of("one ", "two ", "three ")) {
            soFar += word;
            call.says.onText(word);
            answer.awaitText(soFar);
        }
        call.says.onFinished(FinishReason.LENGTH);

        assertThat(answer.awaitEnd().finishes()).containsExactly(FinishReason.LENGTH);
    }

    @Test
    void callsOfFunctionsComeWithTheirArguments() throws Exception {
        RecordingAnswer answer = new RecordingAnswer();
        model().stream(Requests.saying("hello"), answer);
        HandMind.Call call = MIND.next();
        call.says.onAnswering("hand", "hand-1");
        call.says.onText("Wait.");
        call.says.onToolCall(0, "call_a", "light");
        call.says.onToolArguments(0, "{\"on\":");
        call.says.onToolArguments(0, "true}");
        call.says.onToolCall(1, "call_b", "time");
        call.says.onToolArguments(1, "{}");
        call.says.onFinished(FinishReason.TOOL_CALLS);

        assertThat(answer.awaitEnd().calls()).containsExactly("light call_a {\"on\":true}", "time call_b {}");
        assertThat(answer.text()).isEqualTo("Wait.");
        assertThat(answer.faults()).isEmpty();
    }

    @Test
    void theProviderReadsWhatWasAsked() throws Exception {
        ModelRequest request = Requests.of(
                List.of(
                        new ModelMessage.UserText("灯 " + "x".repeat(300_000)),
                        new ModelMessage.AssistantText("Yes?"),
                        new ModelMessage.UserText("On.")),
                List.of("light", "time"),
                ModelRequest.ToolUse.AUTO);
        RecordingAnswer answer = new RecordingAnswer();
        model().stream(request, answer);
        HandMind.Call call = MIND.next();
        call.says.onFinished(FinishReason.STOP);
        answer.awaitEnd();

        assertThat(call.request).isEqualTo(request);
    }

    @ParameterizedTest
    @EnumSource
    void aFailureIsToldAsItIsAndNobodyIsAskedAgain(ModelFailure.Kind kind) throws Exception {
        int before = MIND.asked();
        ModelFailure failure = new ModelFailure(kind, "hand", "It failed.", Duration.ofSeconds(7));
        RecordingAnswer answer = new RecordingAnswer();
        model().stream(Requests.saying("hello"), answer);
        MIND.next().says.onFailed(failure);

        assertThat(answer.awaitEnd().failures()).containsExactly(failure);
        assertThat(answer.answering()).isEmpty();
        assertThat(MIND.asked()).isEqualTo(before + 1);
    }

    @Test
    void whatFailsInTheMiddleKeepsItsWords() throws Exception {
        RecordingAnswer answer = new RecordingAnswer();
        model().stream(Requests.saying("hello"), answer);
        HandMind.Call call = MIND.next();
        call.says.onAnswering("hand", "hand-1");
        call.says.onText("It is");
        call.says.onFailed(new ModelFailure(ModelFailure.Kind.TRUNCATED, "hand", "It broke off."));

        assertThat(answer.awaitEnd().failures())
                .extracting(ModelFailure::kind)
                .containsExactly(ModelFailure.Kind.TRUNCATED);
        assertThat(answer.text()).isEqualTo("It is");
    }

    @Test
    void aCancelHangsUpAndNothingFollows() throws Exception {
        RecordingAnswer answer = new RecordingAnswer();
        ModelCall running = model().stream(Requests.saying("hello"), answer);
        HandMind.Call call = MIND.next();
        call.says.onAnswering("hand", "hand-1");
        call.says.onText("one");
        answer.awaitText("one");
        running.cancel();
        call.awaitHangUp();
        call.says.onText("two");
        call.says.onFinished(FinishReason.STOP);

        assertThat(answer.text()).isEqualTo("one");
        assertThat(answer.finishes()).isEmpty();
        assertThat(answer.failures()).isEmpty();
    }

    @Test
    void manyAnswersAtATimeKeepTheirWords() throws Exception {
        List<RecordingAnswer> answers = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            answers.add(new RecordingAnswer());
            model().stream(Requests.saying("answer " + i), answers.get(i));
        }
        for (int i = 0; i < 20; i++) {
            HandMind.Call call = MIND.next();
            String name = ((ModelMessage.UserText) call.request.messages().get(0)).text();
            IntStream.range(0, 50).forEach(word -> call.says.onText(name + " word " + word + ". "));
            call.says.onFinished(FinishReason.STOP);
        }
        for (int i = 0; i < 20; i++) {
            String name = "answer " + i;
            assertThat(answers.get(i).awaitEnd().text())
                    .isEqualTo(IntStream.range(0, 50)
                            .mapToObj(word -> name + " word " + word + ". ")
                            .reduce("", String::concat));
            assertThat(answers.get(i).faults()).isEmpty();
        }
    }
}
