package dev.voicebox.response;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.voicebox.config.AnswerConfig;
import dev.voicebox.config.RealtimeConfig;
import dev.voicebox.config.SessionConfig;
import dev.voicebox.conversation.Conversation;
import dev.voicebox.effect.Effect;
import dev.voicebox.event.Ids;
import dev.voicebox.event.ProtocolViolation;
import dev.voicebox.event.ResponseId;
import dev.voicebox.language.LanguageModel;
import dev.voicebox.language.ModelRequest;
import dev.voicebox.language.ModelRequest.ToolUse;
import dev.voicebox.policy.Decision;
import dev.voicebox.policy.Matter;
import dev.voicebox.response.prompt.ContextTooLong;
import dev.voicebox.response.prompt.Prompt;
import dev.voicebox.response.prompt.PromptDesk;
import dev.voicebox.response.prompt.Reading;
import dev.voicebox.response.review.CallReview;

import static org.assertj.core.api.Assertions.assertThat;

class QuestionTest {
    private static final String TOOLS =
            "{'type':'realtime','tools':[{'type':'function','name':'f'}],'tool_choice':'%s'}";

    private final RecordedConsequences consequences = new RecordedConsequences();

    @Test
    void aModelThatWasDeniedACallReadsThatAndMayCallSomethingElse() throws Exception {
        Question question = question("auto");
        question.ask();

        assertThat(question.deny(denied())).isTrue();
        question.ask();

        assertThat(consequences.asked).extracting(ModelRequest::toolUse).containsExactly(ToolUse.AUTO, ToolUse.AUTO);
        assertThat(consequences.asked)
                .extracting(request -> request.messages().size())
                .containsExactly(0, 2);
    }

    @Test
    void aModelThatHadToCallIsNotMadeToAgain() throws Exception {
        Question question = question("required");
        question.ask();
        question.deny(denied());
        question.ask();

        assertThat(consequences.asked)
                .extracting(request -> request.toolUse().mode())
                .containsExactly(ToolUse.Mode.REQUIRED, ToolUse.Mode.NONE);
    }

    @Test
    void theThirdDenialIsTheLastThatTheModelIsToldOf() throws Exception {
        Question question = question("auto");
        for (int i = 0; i < 3; i++) {
            question.ask();
            assertThat(question.deny(denied())).isTrue();
        }
        question.ask();

        assertThat(consequences.asked.get(3).toolUse().mode()).isEqualTo(ToolUse.Mode.NONE);
        assertThat(question.deny(denied())).isFalse();
    }

    @Test
    void whatIsSaidBehindADenialIsPartedFromWhatWasSaidBefore() throws Exception {
        Question question = question("auto");
        question.deny(denied());

        assertThat(question.joined("I cannot", true)).isEqualTo(" I cannot");
        assertThat(question.joined(" do", true)).isEqualTo(" do");
    }

    @Test
    void whatIsSaidFirstIsNotPartedFromAnything() throws Exception {
        Question question = question("auto");
        question.deny(denied());

        assertThat(question.joined("I cannot", false)).isEqualTo("I cannot");
    }

    private Question question(String choice) throws ProtocolViolation {
        AnswerConfig config =
                ((RealtimeConfig) SessionConfig.defaults("gpt-realtime").merge(json(TOOLS.formatted(choice)))).answer();
        ResponseOrder order = new ResponseOrder(
                new ResponseId("resp_1"), null, config, null, false, new Ids(new Random(1)), Mind.APOLOGY, true);
        return new Question(order, consequences.prompts.conversation(), consequences);
    }

    private static List<CallReview.Judged> denied() {
        return List.of(
                new CallReview.Judged(new Matter.Call(0, "call_1", "f", "{}"), Decision.denied("not at night", "1")));
    }

    private static ObjectNode json(String text) {
        try {
            return (ObjectNode) new ObjectMapper().readTree(text.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    private static final class RecordedConsequences implements ResponseRun.Consequences {
        final List<ModelRequest> asked = new ArrayList<>();
        final PromptDesk prompts =
                new PromptDesk(new Conversation(), new Ids(new Random(1)), () -> LanguageModel.USUAL_CONTEXT_TOKENS);

        @Override
        public Prompt prompt(AnswerConfig answer, Reading reading) throws ContextTooLong {
            return prompts.prompt(answer, reading);
        }

        @Override
        public void perform(Effect effect) {
            asked.add(((Effect.AskModel) effect).request());
        }

        @Override
        public void drop(Reading reading) {
            throw new AssertionError("the model is still asked");
        }

        @Override
        public void onFinished(ResponseRun run, AnswerEnd.Cost cost) {
            throw new AssertionError("nothing has ended");
        }
    }
}
