package dev.voicebox.session;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;

import dev.voicebox.config.SessionConfig;
import dev.voicebox.event.ClientEvent;
import dev.voicebox.event.ContentPart;
import dev.voicebox.event.ErrorCode;
import dev.voicebox.event.ErrorType;
import dev.voicebox.event.Item;
import dev.voicebox.event.ItemEvent;
import dev.voicebox.event.ItemId;
import dev.voicebox.event.ResponseEvent;
import dev.voicebox.event.ResponseStatus;
import dev.voicebox.event.ResponseStatus.IncompleteReason;
import dev.voicebox.event.ServerEvent;
import dev.voicebox.event.Usage;
import dev.voicebox.language.ModelMessage;
import dev.voicebox.language.ModelMessage.UserText;

import static org.assertj.core.api.Assertions.assertThat;

/** Answers that a client asks for: with input of its own, with limits, and with more to read than there is room for. */
class RequestedAnswerTest {
    private static final String APART = "{\"conversation\":\"none\",\"output_modalities\":[\"text\"]}";
    private static final String LONG = "one two three four five six seven eight nine ten";

    private final ScriptedCall call = new ScriptedCall();

    @Test
    void whatIsSpokenInTheInputIsPutIntoWordsBeforeTheModelIsAsked() {
        call.transcription = Duration.ofSeconds(1);
        call.heard.add("turn it off");
        call.forget();
        call.says(asks(APART, text("And now?"), spoken(null)));
        assertThat(call.story()).containsExactly("response.created");
        assertThat(call.asked).isEmpty();

        call.waits(2_000);
        assertThat(call.asked.get(0).messages()).containsExactly(new UserText("And now?"), new UserText("turn it off"));
        assertThat(call.last(ResponseEvent.Done.class).view().usage().inputAudio())
                .as("100 ms")
                .isEqualTo(1);
    }

    @Test
    void inputIsNoItemAndItsWordsAreNotReported() {
        call.updates("{\"type\":\"realtime\",\"audio\":{\"input\":{\"transcription\":{\"model\":\"any\"}}}}");
        call.forget();
        call.says(asks(APART, spoken(null))).waits(2_000);

        assertThat(call.all(ItemEvent.class)).isEmpty();
        assertThat(call.story()).endsWith("response.done", "rate_limits.updated");
    }

    @Test
    void wordsThatTheClientGaveNeedNoEars() {
        call.says(asks(APART, spoken("turn it off")));
        call.waits(2_000);

        assertThat(call.asked.get(0).messages()).containsExactly(new UserText("turn it off"));
        assertThat(call.last(ResponseEvent.Done.class).view().usage().inputAudio())
                .isEqualTo(1);
    }

    @Test
    void inputWithoutWordsIsInaudible() {
        call.heard.add("");
        call.says(asks(APART, spoken(null))).waits(2_000);

        assertThat(call.asked.get(0).messages()).containsExactly(new UserText("(inaudible)"));
    }

    @Test
    void twoAnswersDoNotMixUpWhatWasSpokenToEach() {
        call.transcription = Duration.ofMillis(500);
        call.heard.addAll(List.of("first", "second"));
        call.says(asks(APART, spoken(null))).says(asks(APART, spoken(null))).waits(2_000);

        assertThat(call.asked)
                .extracting(request -> request.messages().get(0))
                .containsExactly(new UserText("first"), new UserText("second"));
    }

    @Test
    void halfASampleInTheInputIsRefused() {
        Item half = message(new ContentPart.InputAudio(null, new byte[3]));
        call.forget();
        call.says(asks(APART, text("x"), half));

        assertThat(call.story()).containsExactly("error");
        assertThat(call.last(ServerEvent.Failure.class).error().param())
                .isEqualTo("response.input[1].content[0].audio");
    }

    @Test
    void anAnswerToAReferenceReadsTheWordsThatCameLate() {
        call.transcription = Duration.ofSeconds(1);
        call.updates("{\"type\":\"realtime\",\"audio\":{\"input\":{\"turn_detection\":null}}}");
        call.speaks(500, "set a timer").says(new ClientEvent.AudioCommit(null));
        ItemId id = call.last(ItemEvent.Added.class).item().id();
        call.says(asks(APART, new Item.Reference(id)));
        assertThat(call.asked).isEmpty();

        call.waits(3_000);
        assertThat(call.asked.get(0).messages()).containsExactly(new UserText("set a timer"));
    }

    @Test
    void aModelThatWritesMoreThanItMayIsCut() {
        call.answers.add(ScriptedAnswer.says(LONG));
        call.writes("count").forget();
        call.asksForAnAnswer("{\"output_modalities\":[\"text\"],\"max_output_tokens\":3}")
                .waits(5_000);

        ResponseEvent.Done done = call.last(ResponseEvent.Done.class);
        assertThat(done.view().status()).isEqualTo(new ResponseStatus.Incomplete(IncompleteReason.MAX_OUTPUT_TOKENS));
        assertThat(((Item.Message) done.view().output().get(0)).status()).isEqualTo(Item.Status.INCOMPLETE);
        assertThat(call.last(ResponseEvent.TextDone.class).text()).isEqualTo("one two three ");
        assertThat(done.view().usage().outputText()).isEqualTo(3);
        assertThat(call.story()).endsWith("response.output_item.done", "response.done", "rate_limits.updated");
    }

    @Test
    void whatACutModelHasWrittenIsStillSpoken() {
        call.answers.add(ScriptedAnswer.says(LONG));
        call.writes("count").forget();
        call.asksForAnAnswer("{\"max_output_tokens\":3}").waits(5_000);

        ResponseEvent.Done done = call.last(ResponseEvent.Done.class);
        assertThat(done.view().status()).isEqualTo(new ResponseStatus.Incomplete(IncompleteReason.MAX_OUTPUT_TOKENS));
        assertThat(call.last(ResponseEvent.TranscriptDone.class).transcript()).isEqualTo("one two three ");
        assertThat(done.view().usage().outputAudio())
                .as("13 characters at 60 ms, a token each 50 ms")
                .isEqualTo(15);
    }

    @Test
    void theArgumentsOfACallCountToo() {
        call.answers.add(ScriptedAnswer.calls("call_1", "look_up", "{\"word\":\"lighthouse\"}"));
        call.writes("look it up").forget();
        call.asksForAnAnswer("{\"output_modalities\":[\"text\"],\"max_output_tokens\":2}")
                .waits(5_000);

        Item.FunctionCall cut = (Item.FunctionCall)
                call.last(ResponseEvent.Done.class).view().output().get(0);
        assertThat(cut.status()).isEqualTo(Item.Status.INCOMPLETE);
        assertThat(cut.arguments()).isEqualTo("{\"word\":\"l");
    }

    @Test
    void whoeverRulesCallsOutGetsNone() {
        call.answers.add(ScriptedAnswer.says("Fine.").thenCalls("call_1", "look_up", "{}"));
        call.updates("{\"type\":\"realtime\",\"tools\":[{\"type\":\"function\",\"name\":\"look_up\"}]}");
        call.writes("look it up").asksForAnAnswer("{\"tool_choice\":\"none\"}").waits(5_000);

        ResponseEvent.Done done = call.last(ResponseEvent.Done.class);
        assertThat(done.view().status()).isEqualTo(new ResponseStatus.Completed());
        assertThat(done.view().output()).hasSize(1).allMatch(Item.Message.class::isInstance);
    }

    @Test
    void aContextThatMayNotBeCutFailsTheAnswerAndNotTheSession() {
        ScriptedCall small = new ScriptedCall(SessionConfig.defaults("gpt-realtime"), 1_024);
        small.updates("{\"type\":\"realtime\",\"truncation\":\"disabled\"}");
        small.writes("x".repeat(4_000)).forget();
        small.asksForAnAnswer().waits(1_000);

        assertThat(small.story()).containsExactly("response.created", "response.done", "rate_limits.updated");
        ResponseEvent.Done done = small.last(ResponseEvent.Done.class);
        assertThat(done.view().status()).isInstanceOfSatisfying(ResponseStatus.Failed.class, failed -> {
            assertThat(failed.type()).isEqualTo(ErrorType.INVALID_REQUEST);
            assertThat(failed.code()).isEqualTo(ErrorCode.CONTEXT_LENGTH_EXCEEDED);
            assertThat(failed.message())
                    .startsWith("The context has about 1032 tokens, but the model reads at most 512.");
        });
        assertThat(done.view().usage()).isEqualTo(Usage.NONE);

        small.updates("{\"type\":\"realtime\",\"truncation\":\"auto\"}");
        small.writes("and now").asksForAnAnswer().waits(5_000);
        assertThat(small.last(ResponseEvent.Done.class).view().status()).isEqualTo(new ResponseStatus.Completed());
        assertThat(small.asked.get(0).messages()).containsExactly(new ModelMessage.UserText("and now"));
    }

    @Test
    void whatFellOutOfTheContextCanStillBeFetched() {
        ScriptedCall small = new ScriptedCall(SessionConfig.defaults("gpt-realtime"), 1_024);
        small.writes("y".repeat(4_000));
        ItemId old = small.last(ItemEvent.Added.class).item().id();
        small.writes("and now").asksForAnAnswer().waits(5_000);
        assertThat(small.asked.get(0).messages()).hasSize(1);

        small.says(new ClientEvent.ItemRetrieve(null, old));
        assertThat(small.last(ItemEvent.Retrieved.class).item().id()).isEqualTo(old);
    }

    @Test
    void oneCallFollowsAnotherUntilTheModelHasItsAnswer() {
        call.updates("{\"type\":\"realtime\",\"output_modalities\":[\"text\"]}");
        call.answers.add(ScriptedAnswer.calls("call_1", "where", "{}"));
        call.answers.add(ScriptedAnswer.calls("call_2", "weather", "{\"in\":\"Bonn\"}"));
        call.answers.add(ScriptedAnswer.says("It rains."));
        call.writes("what is the weather").asksForAnAnswer().waits(500);
        call.says(result("call_1", "Bonn")).asksForAnAnswer().waits(500);
        call.says(result("call_2", "rain")).asksForAnAnswer().waits(500);

        assertThat(call.asked.get(2).messages())
                .containsExactly(
                        new UserText("what is the weather"),
                        new ModelMessage.ToolCall("call_1", "where", "{}"),
                        new ModelMessage.ToolResult("call_1", "Bonn"),
                        new ModelMessage.ToolCall("call_2", "weather", "{\"in\":\"Bonn\"}"),
                        new ModelMessage.ToolResult("call_2", "rain"));
        assertThat(call.last(ResponseEvent.TextDone.class).text()).isEqualTo("It rains.");
    }

    private static ClientEvent result(String callId, String output) {
        return new ClientEvent.ItemCreate(null, null, new Item.FunctionCallOutput(null, callId, output));
    }

    private static ClientEvent asks(String overrides, Item... input) {
        return new ClientEvent.ResponseCreate(null, ScriptedCall.json(overrides), List.of(input));
    }

    private static Item text(String text) {
        return message(new ContentPart.InputText(text));
    }

    /** 100 ms. */
    private static Item spoken(String transcript) {
        return message(new ContentPart.InputAudio(transcript, new byte[4_800]));
    }

    private static Item message(ContentPart part) {
        return new Item.Message(null, Item.Role.USER, Item.Status.COMPLETED, List.of(part));
    }
}
