package dev.voicebox.session;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import dev.voicebox.config.SessionConfig;
import dev.voicebox.event.ClientEvent;
import dev.voicebox.event.Item;
import dev.voicebox.event.ItemEvent;
import dev.voicebox.event.ResponseEvent;
import dev.voicebox.event.ResponseStatus;
import dev.voicebox.language.LanguageModel;
import dev.voicebox.language.ModelMessage;
import dev.voicebox.language.ModelRequest;
import dev.voicebox.language.ModelRequest.ToolUse;
import dev.voicebox.policy.Decision;
import dev.voicebox.policy.Matter;
import dev.voicebox.response.Mind;
import dev.voicebox.wire.item.StoredItem;

import static org.assertj.core.api.Assertions.assertThat;

/** What a policy lets an answer say and call. */
class ReviewedAnswerTest {
    private static final ResponseStatus FILTERED =
            new ResponseStatus.Incomplete(ResponseStatus.IncompleteReason.CONTENT_FILTER);

    private final ScriptedCall call = new ScriptedCall(
            SessionConfig.defaults("gpt-realtime"),
            new Mind(() -> LanguageModel.USUAL_CONTEXT_TOKENS, Mind.APOLOGY, 16, true));

    @Test
    void whatIsAllowedIsToldAndSpokenInItsOrder() {
        answers("First this. Then that. ");

        assertThat(transcript()).isEqualTo("First this. Then that. ");
        assertThat(call.judged)
                .extracting(matter -> ((Matter.Words) matter).text())
                .containsExactly("First this. ", "Then that. ");
        assertThat(call.all(ResponseEvent.AudioDelta.class)).isNotEmpty();
        assertThat(status()).isEqualTo(new ResponseStatus.Completed());
    }

    @Test
    void nothingIsToldOrSpokenBeforeItIsDecided() {
        call.deciding = null;
        answers("First this. Then that. ");

        assertThat(call.all(ResponseEvent.TranscriptDelta.class)).isEmpty();
        assertThat(call.all(ResponseEvent.AudioDelta.class)).isEmpty();
        assertThat(call.all(ResponseEvent.Done.class)).isEmpty();
    }

    @Test
    void whatIsDeniedIsNeitherToldNorSpokenNorStored() {
        denies("secret");
        answers("First this. The secret is out. And more. ");

        assertThat(transcript()).isEqualTo("First this. ");
        assertThat(call.events.toString() + call.stored)
                .doesNotContain("secret")
                .doesNotContain("And more");
        assertThat(status()).isEqualTo(FILTERED);
    }

    @Test
    void anAnswerWhoseFirstPieceIsDeniedSaysNothing() {
        denies("secret");
        answers("The secret is out. ");

        assertThat(call.last(ResponseEvent.Done.class).view().output()).isEmpty();
        assertThat(status()).isEqualTo(FILTERED);
    }

    @Test
    void theReplacementIsToldAndSpokenInstead() {
        call.policy = matter -> new Decision(Decision.Outcome.ALLOWED, "granted", Optional.of("Something else. "), "v");
        answers("The secret is out. ");

        assertThat(transcript()).isEqualTo("Something else. ");
        assertThat(call.last(ResponseEvent.TranscriptDone.class).transcript()).isEqualTo("Something else. ");
        assertThat(call.stored)
                .extracting(StoredItem::write)
                .anyMatch(item -> item.contains("Something else"))
                .noneMatch(item -> item.contains("secret"));
    }

    @Test
    void whatIsOnlyWrittenIsHeldToTheSameWithoutAVoice() {
        writesOnly();
        denies("secret");
        answers("First this. The secret is out. And more. ");

        assertThat(call.last(ResponseEvent.TextDone.class).text()).isEqualTo("First this. ");
        assertThat(call.events.toString() + call.stored)
                .doesNotContain("secret")
                .doesNotContain("And more");
        assertThat(call.judged)
                .allMatch(matter -> ((Matter.Words) matter).voice() == null)
                .noneMatch(matter -> matter.request().has("voice"));
        assertThat(status()).isEqualTo(FILTERED);
    }

    @Test
    void whatIsOnlyWrittenIsToldInTheWordsThatReplaceIt() {
        writesOnly();
        call.policy = matter -> new Decision(Decision.Outcome.ALLOWED, "granted", Optional.of("Something else. "), "v");
        answers("The secret is out. ");

        assertThat(written()).isEqualTo("Something else. ");
        assertThat(call.last(ResponseEvent.TextDone.class).text()).isEqualTo("Something else. ");
    }

    @Test
    void whatIsOnlyWrittenWaitsForItsDecision() {
        writesOnly();
        call.deciding = null;
        answers("First this. Then that. ");

        assertThat(call.all(ResponseEvent.TextDelta.class)).isEmpty();
        assertThat(call.all(ResponseEvent.Done.class)).isEmpty();
    }

    @Test
    void whatAModelWroteBeforeItBrokeOffIsReadToItsLastWord() {
        writesOnly();
        call.answers.add(ScriptedAnswer.says("First this. Then").thenFails("gone"));
        call.writes("go on").asksForAnAnswer().waits(5_000);

        assertThat(written()).isEqualTo("First this. Then");
        assertThat(status()).isInstanceOf(ResponseStatus.Failed.class);
    }

    @Test
    void theLastWordsOfAModelThatBrokeOffAreDecidedUponToo() {
        writesOnly();
        denies("secret");
        call.answers.add(ScriptedAnswer.says("First this. The secret").thenFails("gone"));
        call.writes("go on").asksForAnAnswer().waits(5_000);

        assertThat(written()).isEqualTo("First this. ");
        assertThat(call.all(ResponseEvent.Done.class)).hasSize(1);
    }

    @Test
    void aDecisionThatComesAfterTheAnswerWasCancelledChangesNothing() {
        call.deciding = java.time.Duration.ofSeconds(5);
        call.answers.add(ScriptedAnswer.says("First this. "));
        call.writes("go on").asksForAnAnswer().waits(1_000);
        call.says(new ClientEvent.ResponseCancel(null, null)).waits(10_000);

        assertThat(call.all(ResponseEvent.Done.class)).hasSize(1);
        assertThat(call.all(ResponseEvent.TranscriptDelta.class)).isEmpty();
        assertThat(call.core.staleResults()).isPositive();
    }

    @Test
    void aCallThatIsAllowedGoesToTheClientWhole() {
        withTool();
        call.answers.add(ScriptedAnswer.says("One moment. ").thenCalls("call_1", "look_up", "{\"a\":1}"));
        call.writes("look it up").asksForAnAnswer().waits(5_000);

        assertThat(call.last(ResponseEvent.ArgumentsDone.class).call().arguments())
                .isEqualTo("{\"a\":1}");
        assertThat(call.noted).contains("called call_1");
        assertThat(status()).isEqualTo(new ResponseStatus.Completed());
    }

    @Test
    void ofADeniedCallTheClientSeesNothingAndTheModelIsToldWhy() {
        withTool();
        denyCalls();
        call.answers.add(ScriptedAnswer.says("One moment.").thenCalls("call_1", "look_up", "{\"a\":1}"));
        call.answers.add(ScriptedAnswer.says("That is not possible."));
        call.writes("look it up").asksForAnAnswer().waits(10_000);

        assertThat(call.events.toString()).doesNotContain("call_1");
        assertThat(call.all(ItemEvent.Added.class)).noneMatch(added -> added.item() instanceof Item.FunctionCall);
        assertThat(call.noted).containsExactly("denied call_1");
        assertThat(last(call.asked).messages().toString()).contains("call_1");
        assertThat(results()).contains("{\"error\":\"denied by policy: not today\"}");
        assertThat(transcript()).isEqualTo("One moment. That is not possible.");
        assertThat(status()).isEqualTo(new ResponseStatus.Completed());
    }

    @Test
    void aModelThatGoesOnCallingIsAskedWithoutToolsInTheEnd() {
        withTool();
        denyCalls();
        for (int i = 0; i < 10; i++) {
            call.answers.add(ScriptedAnswer.says("Again.").thenCalls("call_" + i, "look_up", "{}"));
        }
        call.writes("look it up").asksForAnAnswer().waits(60_000);

        assertThat(call.asked).hasSize(4);
        assertThat(last(call.asked).toolUse().mode()).isEqualTo(ToolUse.Mode.NONE);
        assertThat(call.all(ResponseEvent.Done.class)).hasSize(1);
        assertThat(call.noted).containsExactly("denied call_0", "denied call_1", "denied call_2", "denied call_3");
    }

    @Test
    void whoMustCallIsNotAskedToAgain() {
        withTool();
        denyCalls();
        call.answers.add(ScriptedAnswer.says("").thenCalls("call_1", "look_up", "{}"));
        call.writes("look it up")
                .asksForAnAnswer("{\"tool_choice\":\"required\"}")
                .waits(10_000);

        assertThat(last(call.asked).toolUse().mode()).isEqualTo(ToolUse.Mode.NONE);
        assertThat(status()).isEqualTo(new ResponseStatus.Completed());
    }

    @Test
    void aCallBehindDeniedWordsIsNotMade() {
        withTool();
        denies("secret");
        call.answers.add(ScriptedAnswer.says("The secret is out. ").thenCalls("call_1", "look_up", "{}"));
        call.writes("look it up").asksForAnAnswer().waits(5_000);

        assertThat(call.noted).isEmpty();
        assertThat(call.events.toString()).doesNotContain("call_1");
        assertThat(status()).isEqualTo(FILTERED);
    }

    @Test
    void aModelThatBreaksOffHasItsWholePiecesSaid() {
        call.answers.add(ScriptedAnswer.says("First this. Then").thenFails("gone"));
        call.writes("go on").asksForAnAnswer().waits(5_000);

        assertThat(transcript()).isEqualTo("First this. ");
        assertThat(status()).isInstanceOf(ResponseStatus.Failed.class);
    }

    private void answers(String text) {
        call.answers.add(ScriptedAnswer.says(text));
        call.writes("go on").asksForAnAnswer().waits(10_000);
    }

    private void writesOnly() {
        call.updates("{\"type\":\"realtime\",\"output_modalities\":[\"text\"]}");
    }

    private void withTool() {
        call.updates("{\"type\":\"realtime\",\"tools\":[{\"type\":\"function\",\"name\":\"look_up\"}]}");
    }

    private void denies(String word) {
        call.policy =
                matter -> matter instanceof Matter.Words words && words.text().contains(word)
                        ? Decision.denied("blocked words", "v")
                        : Decision.allowed("granted", "v");
    }

    private void denyCalls() {
        call.policy = matter ->
                matter instanceof Matter.Call ? Decision.denied("not today", "v") : Decision.allowed("granted", "v");
    }

    private String transcript() {
        return String.join(
                "",
                call.all(ResponseEvent.TranscriptDelta.class).stream()
                        .map(ResponseEvent.TranscriptDelta::delta)
                        .toList());
    }

    private String written() {
        return String.join(
                "",
                call.all(ResponseEvent.TextDelta.class).stream()
                        .map(ResponseEvent.TextDelta::delta)
                        .toList());
    }

    private ResponseStatus status() {
        return call.last(ResponseEvent.Done.class).view().status();
    }

    private List<String> results() {
        return last(call.asked).messages().stream()
                .filter(ModelMessage.ToolResult.class::isInstance)
                .map(message -> ((ModelMessage.ToolResult) message).output())
                .toList();
    }

    private static ModelRequest last(List<ModelRequest> asked) {
        return asked.get(asked.size() - 1);
    }
}
