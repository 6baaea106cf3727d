package dev.voicebox.session;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;

import dev.voicebox.event.BufferEvent;
import dev.voicebox.event.ClientEvent;
import dev.voicebox.event.ContentPart;
import dev.voicebox.event.ErrorCode;
import dev.voicebox.event.Item;
import dev.voicebox.event.ItemEvent;
import dev.voicebox.event.ItemId;
import dev.voicebox.event.ProtocolError;
import dev.voicebox.event.ResponseEvent;
import dev.voicebox.event.ResponseStatus;
import dev.voicebox.event.ServerEvent;
import dev.voicebox.event.Usage;
import dev.voicebox.language.ModelMessage;
import dev.voicebox.response.Mind;

import static org.assertj.core.api.Assertions.assertThat;

/** Whole conversations on virtual time, in the orders that the protocol promises. */
class ScriptedConversationTest {
    private static final String TEXT = "{\"type\":\"realtime\",\"output_modalities\":[\"text\"]}";
    private static final String MANUAL =
            "{\"type\":\"realtime\",\"audio\":{\"input\":{\"turn_detection\":null,\"transcription\":{\"model\":\"any\"}}}}";

    private final ScriptedCall call = new ScriptedCall();

    @Test
    void aSessionIntroducesItselfAndItsLimits() {
        assertThat(call.story()).containsExactly("session.created", "rate_limits.updated");
        assertThat(call.last(ServerEvent.SessionCreated.class)
                        .session()
                        .path("id")
                        .asText())
                .isEqualTo(ScriptedCall.ID.value());
    }

    @Test
    void aTextTurnIsAnsweredInTheOrderOfTheProtocol() {
        call.updates(TEXT).forget();
        call.writes("hello").asksForAnAnswer().waits(1_000);

        assertThat(call.story())
                .containsExactly(
                        "conversation.item.added",
                        "conversation.item.done",
                        "response.created",
                        "response.output_item.added",
                        "conversation.item.added",
                        "response.content_part.added",
                        "response.output_text.delta",
                        "response.output_text.done",
                        "response.content_part.done",
                        "conversation.item.done",
                        "response.output_item.done",
                        "response.done",
                        "rate_limits.updated");
        assertThat(textDeltas()).isEqualTo("Yes, of course.");
        assertThat(call.last(ResponseEvent.Done.class).view().status()).isEqualTo(new ResponseStatus.Completed());
    }

    @Test
    void aSpokenAnswerStreamsWhileItIsStillBeingWritten() {
        call.answers.add(ScriptedAnswer.says(
                "It is sunny, and it will stay warm all day. Tomorrow there will be some rain in the evening."));
        call.forget();
        call.writes("what is the weather").asksForAnAnswer().waits(20_000);

        assertThat(call.story())
                .startsWith(
                        "conversation.item.added",
                        "conversation.item.done",
                        "response.created",
                        "response.output_item.added",
                        "conversation.item.added",
                        "response.content_part.added",
                        "response.output_audio_transcript.delta",
                        "response.output_audio.delta")
                .endsWith(
                        "response.output_audio.done",
                        "response.output_audio_transcript.done",
                        "response.content_part.done",
                        "conversation.item.done",
                        "response.output_item.done",
                        "response.done",
                        "rate_limits.updated");
        assertThat(firstMoment("response.output_audio.delta"))
                .as("the first clause is spoken before the last token has come")
                .isLessThan(lastMoment("response.output_audio_transcript.delta"));
    }

    @Test
    void aTurnOfTheCallerIsFoundByItsSilenceAndAnswered() {
        call.forget();
        call.isSilent(1_000)
                .speaks(1_800, "turn on the kitchen light")
                .isSilent(800)
                .waits(5_000);

        assertThat(call.story())
                .startsWith(
                        "input_audio_buffer.speech_started",
                        "input_audio_buffer.speech_stopped",
                        "input_audio_buffer.committed",
                        "conversation.item.added",
                        "conversation.item.done",
                        "response.created",
                        "response.output_item.added");
        BufferEvent.SpeechStarted started = call.last(BufferEvent.SpeechStarted.class);
        assertThat(started.audioStartMs()).isBetween(650L, 720L);
        assertThat(call.last(BufferEvent.SpeechStopped.class).audioEndMs()).isBetween(3_280L, 3_360L);
        assertThat(call.last(BufferEvent.Committed.class).item()).isEqualTo(started.item());
        assertThat(call.asked.get(0).messages())
                .containsExactly(new ModelMessage.UserText("turn on the kitchen light"));
    }

    @Test
    void theOffsetsAreTheSameWhenAudioComesFasterThanRealTime() {
        byte[] silence = new byte[48_000];
        byte[] speech = new byte[48_000];
        java.util.Arrays.fill(speech, (byte) 1);
        ScriptedCall realTime = new ScriptedCall();
        realTime.isSilent(1_000).speaks(1_000, "hello").isSilent(1_000);
        call.says(new ClientEvent.AudioAppend(null, silence));
        call.says(new ClientEvent.AudioAppend(null, speech));
        call.says(new ClientEvent.AudioAppend(null, silence));

        assertThat(call.last(BufferEvent.SpeechStarted.class).audioStartMs())
                .isEqualTo(realTime.last(BufferEvent.SpeechStarted.class).audioStartMs());
        assertThat(call.last(BufferEvent.SpeechStopped.class).audioEndMs())
                .isEqualTo(realTime.last(BufferEvent.SpeechStopped.class).audioEndMs());
    }

    @Test
    void aManualTurnIsCommittedTranscribedAndAnsweredOnlyOnRequest() {
        call.updates(MANUAL).forget();
        call.speaks(500, "set a timer").says(new ClientEvent.AudioCommit(null)).waits(200);

        assertThat(call.story())
                .containsExactly(
                        "input_audio_buffer.committed",
                        "conversation.item.added",
                        "conversation.item.done",
                        "conversation.item.input_audio_transcription.delta",
                        "conversation.item.input_audio_transcription.completed");
        call.forget();
        call.asksForAnAnswer().waits(5_000);
        assertThat(call.story()).startsWith("response.created").endsWith("response.done", "rate_limits.updated");
    }

    @Test
    void aTurnThatIsNotPutIntoWordsYetIsLeftToTheNextAnswer() {
        call.updates(MANUAL);
        call.transcription = Duration.ofMillis(300);
        call.speaks(200, "first").says(new ClientEvent.AudioCommit(null)).asksForAnAnswer();
        call.speaks(200, "second").says(new ClientEvent.AudioCommit(null)).waits(10_000);
        call.asksForAnAnswer();

        assertThat(call.asked.get(0).messages()).containsExactly(new ModelMessage.UserText("first"));
        assertThat(call.asked.get(1).messages()).contains(new ModelMessage.UserText("second"));
    }

    @Test
    void anAnswerWaitsForTheCallersWordsButSaysAtOnceThatItBegins() {
        call.transcription = Duration.ofSeconds(2);
        call.updates(MANUAL).forget();
        call.speaks(500, "set a timer").says(new ClientEvent.AudioCommit(null));
        call.asksForAnAnswer().waits(1_000);
        assertThat(call.story()).contains("response.created");
        assertThat(call.asked).isEmpty();

        call.waits(1_500);
        assertThat(call.asked).hasSize(1);
        assertThat(call.asked.get(0).messages()).containsExactly(new ModelMessage.UserText("set a timer"));
    }

    @Test
    void theAnswerStopsWhenTheCallerSpeaksOverIt() {
        call.answers.add(ScriptedAnswer.says("This is a rather long story about a lighthouse, and about the sea. "
                + "Once upon a time there was a keeper. He liked the wind and the rain and the birds."));
        call.speaks(1_800, "tell me a story").isSilent(700);
        call.forget();
        call.speaks(500, "stop");

        assertThat(call.story()).contains("input_audio_buffer.speech_started");
        ResponseEvent.Done done = call.last(ResponseEvent.Done.class);
        assertThat(done.view().status())
                .isEqualTo(new ResponseStatus.Cancelled(ResponseStatus.CancelReason.TURN_DETECTED));
        assertThat(((Item.Message) done.view().output().get(0)).status()).isEqualTo(Item.Status.INCOMPLETE);
        int end = call.story().indexOf("response.done");
        assertThat(call.story().subList(end, call.story().size())).noneMatch(type -> type.endsWith("audio.delta"));
        assertThat(call.story().subList(0, end + 1))
                .containsSubsequence(
                        "input_audio_buffer.speech_started",
                        "response.output_audio.done",
                        "response.output_audio_transcript.done",
                        "response.content_part.done",
                        "conversation.item.done",
                        "response.output_item.done",
                        "response.done");
    }

    @Test
    void whatTheCallerDidNotHearLeavesTheContext() {
        call.answers.add(ScriptedAnswer.says("One two three four. Five six seven eight. Nine ten eleven twelve."));
        call.writes("count").asksForAnAnswer().waits(20_000);
        ItemId spoken = call.all(ItemEvent.Done.class).get(1).item().id();

        // "One two three four. " lasts 1,140 ms at 60 ms a character, "Five " another 300 ms.
        call.says(new ClientEvent.ItemTruncate(null, spoken, 0, 1_500));
        call.writes("go on").asksForAnAnswer().waits(5_000);

        assertThat(call.asked.get(1).messages())
                .contains(new ModelMessage.AssistantText("One two three four. Five"))
                .doesNotContain(new ModelMessage.AssistantText("Nine ten eleven twelve."));
    }

    @Test
    void aClientCanCancelAndAskAgainAtOnce() {
        call.answers.add(ScriptedAnswer.says("A long answer that will never be finished, because nobody wants it."));
        call.writes("hello").asksForAnAnswer().waits(200);
        call.says(new ClientEvent.ResponseCancel(null, null));
        assertThat(call.last(ResponseEvent.Done.class).view().status())
                .isEqualTo(new ResponseStatus.Cancelled(ResponseStatus.CancelReason.CLIENT_CANCELLED));
        call.forget();

        call.asksForAnAnswer().waits(5_000);
        assertThat(call.last(ResponseEvent.Done.class).view().status()).isEqualTo(new ResponseStatus.Completed());
        assertThat(call.all(ResponseEvent.Done.class)).hasSize(1);
    }

    @Test
    void aFunctionCallIsAskedForAndItsResultIsRead() {
        call.answers.add(ScriptedAnswer.calls("call_1", "set_light", "{\"room\":\"kitchen\"}"));
        call.updates(TEXT).forget();
        call.writes("light please").asksForAnAnswer().waits(1_000);

        assertThat(call.story())
                .containsExactly(
                        "conversation.item.added",
                        "conversation.item.done",
                        "response.created",
                        "response.output_item.added",
                        "conversation.item.added",
                        "response.function_call_arguments.delta",
                        "response.function_call_arguments.done",
                        "conversation.item.done",
                        "response.output_item.done",
                        "response.done",
                        "rate_limits.updated");
        assertThat(call.last(ResponseEvent.ArgumentsDone.class).call().arguments())
                .isEqualTo("{\"room\":\"kitchen\"}");

        call.says(new ClientEvent.ItemCreate(null, null, new Item.FunctionCallOutput(null, "call_1", "done")));
        call.asksForAnAnswer().waits(1_000);
        assertThat(call.asked.get(1).messages())
                .endsWith(
                        new ModelMessage.ToolCall("call_1", "set_light", "{\"room\":\"kitchen\"}"),
                        new ModelMessage.ToolResult("call_1", "done"));
    }

    @Test
    void aPreambleAndACallShareOneAnswerAndCloseInTheirOrder() {
        call.answers.add(ScriptedAnswer.says("One moment.").thenCalls("call_1", "look_up", "{}"));
        call.writes("look it up").asksForAnAnswer().waits(5_000);

        List<Item> output = call.last(ResponseEvent.Done.class).view().output();
        assertThat(output.get(0)).isInstanceOf(Item.Message.class);
        assertThat(output.get(1)).isInstanceOf(Item.FunctionCall.class);
        assertThat(call.all(ResponseEvent.OutputItemDone.class))
                .extracting(ResponseEvent.OutputItemDone::outputIndex)
                .containsExactly(0, 1);
    }

    @Test
    void aFailingModelEndsTheAnswerAndNotTheSession() {
        call.answers.add(ScriptedAnswer.fails("the model is gone"));
        call.writes("hello").asksForAnAnswer().waits(10_000);
        assertThat(call.last(ResponseEvent.Done.class).view().status())
                .isInstanceOfSatisfying(ResponseStatus.Failed.class, failed -> {
                    assertThat(failed.code()).isEqualTo(ErrorCode.PROVIDER_FAILED);
                    assertThat(failed.message()).isEqualTo("the model is gone");
                });

        call.asksForAnAnswer().waits(5_000);
        assertThat(call.last(ResponseEvent.Done.class).view().status()).isEqualTo(new ResponseStatus.Completed());
    }

    @Test
    void whenNoModelAnswersAnApologyIsSpokenAndTheAnswerFails() {
        call.answers.add(ScriptedAnswer.fails("no mind"));
        call.writes("hello").asksForAnAnswer().waits(10_000);

        ResponseEvent.Done done = call.last(ResponseEvent.Done.class);
        assertThat(done.view().status()).isInstanceOf(ResponseStatus.Failed.class);
        assertThat(done.extension().path("degraded").asText()).isEqualTo("no_model");
        assertThat(done.view().usage()).isEqualTo(Usage.NONE);
        assertThat(call.last(ResponseEvent.TranscriptDone.class).transcript()).isEqualTo(Mind.APOLOGY);
        assertThat(call.all(ResponseEvent.AudioDelta.class)).isNotEmpty();
        assertThat(((Item.Message) done.view().output().get(0)).content())
                .containsExactly(new ContentPart.OutputAudio(Mind.APOLOGY, null));
        assertThat(call.all(ServerEvent.Failure.class)).isEmpty();
    }

    @Test
    void anApologyMayBeSpokenOver() {
        call.answers.add(ScriptedAnswer.fails("no mind"));
        call.writes("hello").asksForAnAnswer().waits(500);
        call.says(new ClientEvent.ResponseCancel(null, null)).waits(5_000);

        ResponseEvent.Done done = call.last(ResponseEvent.Done.class);
        assertThat(done.view().status())
                .isEqualTo(new ResponseStatus.Cancelled(ResponseStatus.CancelReason.CLIENT_CANCELLED));
        assertThat(call.all(ResponseEvent.Done.class)).hasSize(1);
    }

    @Test
    void anApologyWithoutAVoiceIsRead() {
        call.voiceFails = true;
        call.answers.add(ScriptedAnswer.fails("no mind"));
        call.writes("hello").asksForAnAnswer().waits(10_000);

        ResponseEvent.Done done = call.last(ResponseEvent.Done.class);
        assertThat(done.view().status()).isInstanceOf(ResponseStatus.Failed.class);
        assertThat(done.extension().path("degraded").asText()).isEqualTo("no_model");
        assertThat(call.last(ResponseEvent.TranscriptDone.class).transcript()).isEqualTo(Mind.APOLOGY);
    }

    @Test
    void aModelThatBreaksOffIsHeardToTheEndOfItsSentence() {
        call.answers.add(ScriptedAnswer.says("The first sentence is whole. The second one is ")
                .thenFails("the model is gone"));
        call.writes("hello").asksForAnAnswer().waits(20_000);

        ResponseEvent.Done done = call.last(ResponseEvent.Done.class);
        assertThat(done.view().status()).isInstanceOf(ResponseStatus.Failed.class);
        assertThat(done.extension().has("degraded")).isFalse();
        assertThat(done.extension().path("usage_estimated").asBoolean()).isTrue();
        assertThat(((Item.Message) done.view().output().get(0)).content())
                .singleElement()
                .satisfies(part -> assertThat(
                                ((ContentPart.OutputAudio) part).transcript().strip())
                        .isEqualTo("The first sentence is whole."));
        assertThat(call.all(ResponseEvent.AudioDelta.class)).isNotEmpty();
    }

    @Test
    void anAnswerWithoutAVoiceGoesOnAsTextAndSaysSo() {
        call.voiceFails = true;
        call.writes("hello").asksForAnAnswer().waits(5_000);

        ResponseEvent.Done done = call.last(ResponseEvent.Done.class);
        assertThat(done.view().status()).isEqualTo(new ResponseStatus.Completed());
        assertThat(done.extension().path("degraded").asText()).isEqualTo("text_only");
        assertThat(call.last(ResponseEvent.TranscriptDone.class).transcript()).isEqualTo("Yes, of course.");
    }

    @Test
    void aSlowStoreHoldsBackOnlyWhatBelongsToItsItem() {
        call.storage = Duration.ofSeconds(1);
        call.updates(TEXT).forget();
        call.writes("hello").asksForAnAnswer();
        call.updates("{\"type\":\"realtime\",\"instructions\":\"short\"}");
        call.says(new ClientEvent.ResponseCancel(null, null)).waits(100);
        assertThat(call.story()).containsExactly("conversation.item.added", "session.updated");

        call.waits(1_000);
        assertThat(call.story())
                .containsExactly(
                        "conversation.item.added",
                        "session.updated",
                        "conversation.item.done",
                        "response.created",
                        "response.done",
                        "rate_limits.updated");
    }

    @Test
    void anAnswerApartLeavesTheConversationAlone() {
        call.writes("hello")
                .asksForAnAnswer("{\"conversation\":\"none\",\"output_modalities\":[\"text\"],"
                        + "\"metadata\":{\"topic\":\"side\"}}");
        call.asksForAnAnswer().waits(5_000);

        List<ResponseEvent.Done> done = call.all(ResponseEvent.Done.class);
        assertThat(done).hasSize(2);
        assertThat(done)
                .filteredOn(event -> event.view().conversation() == null)
                .singleElement()
                .satisfies(event -> assertThat(
                                event.view().metadata().path("topic").asText())
                        .isEqualTo("side"));
        assertThat(call.all(ItemEvent.Added.class)).hasSize(2);
    }

    @Test
    void oneAnswerAtATimeSpeaksInTheConversation() {
        call.writes("hello").asksForAnAnswer();
        call.says(new ClientEvent.ResponseCreate("mine_2", ScriptedCall.json("{}"), null));

        ServerEvent.Failure failure = call.last(ServerEvent.Failure.class);
        assertThat(failure.error().code()).isEqualTo(ErrorCode.CONVERSATION_ALREADY_HAS_ACTIVE_RESPONSE);
        assertThat(failure.error().eventId()).isEqualTo("mine_2");
    }

    @Test
    void silenceCannotBeCommittedAndNothingCannotBeCancelled() {
        call.updates(MANUAL).forget();
        call.says(new ClientEvent.AudioCommit("c1")).says(new ClientEvent.ResponseCancel("c2", null));

        assertThat(call.all(ServerEvent.Failure.class))
                .extracting(failure -> failure.error().code())
                .containsExactly(ErrorCode.INPUT_AUDIO_BUFFER_COMMIT_EMPTY, ErrorCode.RESPONSE_CANCEL_NOT_ACTIVE);
    }

    @Test
    void noiseWithoutWordsIsAnsweredAsInaudible() {
        call.speaks(800, "").isSilent(700).waits(3_000);

        assertThat(call.asked.get(0).messages()).containsExactly(new ModelMessage.UserText("(inaudible)"));
    }

    @Test
    void theVoiceStaysOnceItHasBeenHeard() {
        call.writes("hello").asksForAnAnswer().waits(5_000);
        call.forget();
        call.updates("{\"type\":\"realtime\",\"audio\":{\"output\":{\"voice\":\"cedar\"}}}");
        call.updates("{\"type\":\"realtime\",\"audio\":{\"output\":{\"voice\":\"alloy\"}}}");

        assertThat(call.story()).containsExactly("error", "session.updated");
        assertThat(call.last(ServerEvent.Failure.class).error().code()).isEqualTo(ErrorCode.CANNOT_UPDATE_VOICE);
    }

    @Test
    void aSessionEndsAfterAnHourWithAWordAndALegalCode() {
        call.waits(Duration.ofMinutes(61).toMillis());

        ProtocolError last = call.last(ServerEvent.Failure.class).error();
        assertThat(last.code()).isEqualTo(ErrorCode.SESSION_EXPIRED);
        assertThat(last.message()).isEqualTo("Your session hit the maximum duration of 60 minutes.");
        assertThat(call.closedWith).isEqualTo(1001);
        assertThat(call.closedBecause).isEqualTo(last.message());
    }

    @Test
    void aSessionSaysFromTheBeginningWhenItEnds() {
        assertThat(call.last(ServerEvent.SessionCreated.class)
                        .session()
                        .path("expires_at")
                        .asLong())
                .isEqualTo(call.time.instant().plusSeconds(3_600).getEpochSecond());
    }

    @Test
    void aStoppingServerLetsTheAnswerEnd() {
        call.writes("hello").asksForAnAnswer().waits(150);
        call.happens(new SessionMessage.StopRequested());
        assertThat(call.closedWith).isZero();

        call.waits(5_000);
        assertThat(call.last(ResponseEvent.Done.class).view().status()).isEqualTo(new ResponseStatus.Completed());
        assertThat(call.closedWith).isEqualTo(1012);
    }

    @Test
    void aStoppingServerBeginsNoOtherAnswer() {
        call.writes("hello").asksForAnAnswer().waits(150);
        call.happens(new SessionMessage.StopRequested());
        call.says(new ClientEvent.ResponseCreate("mine", ScriptedCall.json("{\"conversation\":\"none\"}"), null));

        ServerEvent.Failure failure = call.last(ServerEvent.Failure.class);
        assertThat(failure.error().code()).isEqualTo(ErrorCode.SERVICE_UNAVAILABLE);
        assertThat(failure.error().eventId()).isEqualTo("mine");
        call.waits(5_000);
        assertThat(call.all(ResponseEvent.Done.class)).hasSize(1);
        assertThat(call.closedWith).isEqualTo(1012);
    }

    @Test
    void aStoppingServerWaitsForAnAnswerOnlySoLong() {
        call.answers.add(ScriptedAnswer.says("A very long answer, ".repeat(500)));
        call.writes("hello").asksForAnAnswer().waits(150);
        call.happens(new SessionMessage.StopRequested());
        call.waits(24_900);
        assertThat(call.closedWith).isZero();

        call.waits(200);
        assertThat(call.closedWith).isEqualTo(1012);
    }

    @Test
    void aRetrievedItemBringsItsSound() {
        call.updates(MANUAL);
        call.speaks(500, "hello").says(new ClientEvent.AudioCommit(null)).waits(100);
        ItemId id = call.last(BufferEvent.Committed.class).item();
        call.says(new ClientEvent.ItemRetrieve(null, id)).waits(10);

        Item.Message message =
                (Item.Message) call.last(ItemEvent.Retrieved.class).item();
        assertThat(message.content().get(0)).isInstanceOfSatisfying(ContentPart.InputAudio.class, part -> {
            assertThat(part.transcript()).isEqualTo("hello");
            assertThat(part.audio()).containsExactly(1, 2, 3, 4);
        });
    }

    private String textDeltas() {
        StringBuilder text = new StringBuilder();
        call.all(ResponseEvent.TextDelta.class).forEach(event -> text.append(event.delta()));
        return text.toString();
    }

    private long firstMoment(String type) {
        return moment(type, true);
    }

    private long lastMoment(String type) {
        return moment(type, false);
    }

    private long moment(String type, boolean first) {
        long found = -1;
        for (int i = 0; i < call.events.size(); i++) {
            if (call.events.get(i).type().equals(type) && (!first || found < 0)) {
                found = call.moments.get(i);
            }
        }
        return found;
    }
}
