package dev.voicebox.session;

import java.time.Duration;
import java.util.Arrays;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.voicebox.event.AudioFormat;
import dev.voicebox.event.BufferEvent;
import dev.voicebox.event.ClientEvent;
import dev.voicebox.event.ItemEvent;
import dev.voicebox.event.ItemId;
import dev.voicebox.event.ResponseEvent;
import dev.voicebox.event.ResponseStatus;
import dev.voicebox.event.ServerEvent;
import dev.voicebox.job.AssessmentId;
import dev.voicebox.job.Transcript;
import dev.voicebox.job.TurnTone;
import dev.voicebox.language.ModelMessage;

import static org.assertj.core.api.Assertions.assertThat;

/** Callers who pause, and how long {@code semantic_vad} waits for them. Frames last 32 ms: 1,000 ms of speech end at 1,024. */
class PausingCallerTest {
    private final ScriptedCall call = new ScriptedCall();

    @ParameterizedTest
    @CsvSource({"low, 1344", "medium, 672", "high, 448", "auto, 672"})
    void anOrderThatIsWholeIsAnsweredSoon(String eagerness, long silence) {
        eager(eagerness).speaks(1_000, "turn on the kitchen light").isSilent(9_000);

        assertThat(call.last(BufferEvent.SpeechStopped.class).audioEndMs()).isEqualTo(1_024 + silence);
    }

    @ParameterizedTest
    @CsvSource({"low, 7456", "medium, 3712", "high, 1888"})
    void anOrderThatIsNotWholeIsWaitedFor(String eagerness, long silence) {
        eager(eagerness).speaks(1_000, "turn on the").isSilent(9_000);

        assertThat(call.last(BufferEvent.SpeechStopped.class).audioEndMs()).isEqualTo(1_024 + silence);
    }

    @Test
    void whoeverPausesInsideASentenceIsHeardToItsEnd() {
        eager("medium")
                .speaks(1_000, "turn on the")
                .isSilent(1_500)
                .speaks(800, "kitchen light")
                .isSilent(1_500)
                .waits(3_000);

        assertThat(call.all(BufferEvent.SpeechStopped.class)).hasSize(1);
        assertThat(call.asked).hasSize(1);
        assertThat(call.asked.get(0).messages())
                .containsExactly(new ModelMessage.UserText("turn on the kitchen light"));
    }

    @Test
    void theVoiceDecidesWhereTheWordsDoNot() {
        call.trouble = new SessionMessage.WordsMissed(null, true, "no words");
        call.tone = new TurnTone(true, -8, -4, 10);
        eager("medium").speaks(1_000, "").isSilent(4_000);
        long fallen = call.last(BufferEvent.SpeechStopped.class).audioEndMs();
        long then = call.time.nowMs();
        call.tone = new TurnTone(true, 0, 0, 0);
        call.speaks(1_000, "").isSilent(4_000);
        long cutOff = call.last(BufferEvent.SpeechStopped.class).audioEndMs() - then;

        assertThat(fallen).isLessThan(1_024 + 700);
        assertThat(cutOff).isGreaterThan(1_024 + 1_900);
    }

    @Test
    void theWordsOfThePauseAreThoseOfTheTurn() {
        call.updates("{\"type\":\"realtime\",\"audio\":{\"input\":{\"transcription\":{\"model\":\"any\"},"
                + "\"turn_detection\":{\"type\":\"semantic_vad\"}}}}");
        call.forget();
        call.speaks(1_000, "what time is it").isSilent(1_000).waits(3_000);

        assertThat(call.transcribed).as("nobody listens twice").isEmpty();
        ItemEvent.TranscriptionCompleted words = call.last(ItemEvent.TranscriptionCompleted.class);
        assertThat(words.transcript()).isEqualTo("what time is it");
        assertThat(words.audioSeconds()).isEqualTo((1_024 + 544) / 1_000.0);
        assertThat(call.story())
                .startsWith(
                        "input_audio_buffer.speech_started",
                        "input_audio_buffer.speech_stopped",
                        "input_audio_buffer.committed",
                        "conversation.item.added",
                        "conversation.item.done")
                .contains("conversation.item.input_audio_transcription.completed", "response.done");
    }

    @Test
    void theTurnThatIsAssessedBeginsWhereItWasAnnounced() {
        eager("medium").isSilent(1_000).speaks(1_000, "yes").isSilent(1_000);

        long started = call.last(BufferEvent.SpeechStarted.class).audioStartMs();
        assertThat(call.assessed)
                .singleElement()
                .satisfies(
                        order -> assertThat(order.audio()).hasSize((int) AudioFormat.PCM.bytes(2_016 + 224 - started)));
    }

    @Test
    void whatWasSaidLongAgoIsNotListenedToAgain() {
        eager("medium").speaks(30_000, "and so on").isSilent(3_000).waits(1_000);

        assertThat(call.assessed)
                .singleElement()
                .satisfies(order -> assertThat(order.audio()).hasSize((int) AudioFormat.PCM.bytes(10_000)));
        assertThat(call.transcribed).as("the words of the end are not all").hasSize(1);
    }

    @Test
    void speechThatGoesOnMakesTheQuestionMoot() {
        call.assessment = Duration.ofSeconds(1);
        eager("high").speaks(1_000, "yes").isSilent(260).speaks(1_000, "please").isSilent(2_500);

        assertThat(call.assessed).hasSize(2);
        assertThat(call.all(BufferEvent.SpeechStopped.class)).hasSize(1);
        assertThat(call.all(BufferEvent.Committed.class)).hasSize(1);
    }

    @Test
    void framesThatCameBeforeTheAnswerAreHeardAsIfTheyCameAfterIt() {
        call.assessment = Duration.ofMillis(1_400);
        call.words = order -> "yes";
        eager("high").speaks(1_000, "yes").isSilent(800).speaks(500, "stop").isSilent(3_000);

        assertThat(call.all(BufferEvent.SpeechStopped.class))
                .extracting(BufferEvent.SpeechStopped::audioEndMs)
                .containsExactly(1_024L + 288, 2_304L + 288);
        assertThat(call.all(BufferEvent.SpeechStarted.class)).hasSize(2);
    }

    @Test
    void whoNeverAnswersIsNotWaitedForLongerThanASecondAndAHalf() {
        call.assessment = null;
        eager("high").speaks(1_000, "hello").isSilent(3_000);

        assertThat(call.last(BufferEvent.SpeechStopped.class).audioEndMs())
                .as("by the voice alone")
                .isEqualTo(1_024 + 736);
        long asked = 1_024 + 224;
        assertThat(momentOf("input_audio_buffer.speech_stopped")).isBetween(asked + 1_500, asked + 1_560);
    }

    @Test
    void withoutAnyAnswerSilenceAloneDecides() {
        call.assessment = null;
        call.toneComes = false;
        eager("high").speaks(1_000, "hello").isSilent(3_000);

        assertThat(call.last(BufferEvent.SpeechStopped.class).audioEndMs()).isEqualTo(1_024 + 736);
    }

    @Test
    void wordsThatComeAfterTheEndAreStillThoseOfTheTurn() {
        call.assessment = Duration.ofSeconds(5);
        eager("high").speaks(1_000, "hello there").isSilent(2_000);
        assertThat(call.all(ResponseEvent.Created.class)).hasSize(1);
        assertThat(call.asked).as("the model reads words").isEmpty();

        call.waits(5_000);
        assertThat(call.transcribed).isEmpty();
        assertThat(call.asked.get(0).messages()).containsExactly(new ModelMessage.UserText("hello there"));
    }

    @Test
    void anEngineThatFailedAtThePauseIsAskedAgainForTheTurn() {
        call.trouble = new SessionMessage.WordsMissed(null, false, "the engine is broken");
        eager("medium").speaks(1_000, "hello there").isSilent(3_000).waits(1_000);

        assertThat(call.transcribed).hasSize(1);
        assertThat(call.asked.get(0).messages()).containsExactly(new ModelMessage.UserText("hello there"));
    }

    @Test
    void anEngineThatFailsAfterTheEndFailsTheAnswer() {
        call.assessment = Duration.ofSeconds(5);
        call.trouble = new SessionMessage.WordsMissed(null, false, "the engine is broken");
        eager("high").speaks(1_000, "hello there").isSilent(2_000).waits(6_000);

        assertThat(call.last(ResponseEvent.Done.class).view().status()).isInstanceOf(ResponseStatus.Failed.class);
    }

    @Test
    void aTurnWithoutWordsIsATurn() {
        call.trouble = new SessionMessage.WordsMissed(null, true, "no words");
        eager("medium").speaks(1_000, "").isSilent(3_000).waits(1_000);

        assertThat(call.transcribed).isEmpty();
        assertThat(call.asked.get(0).messages()).containsExactly(new ModelMessage.UserText("(inaudible)"));
    }

    @Test
    void aCommitEndsTheTurnThatIsBeingAssessed() {
        call.assessment = Duration.ofSeconds(1);
        eager("medium").speaks(1_000, "turn on the").isSilent(700);
        ItemId announced = call.last(BufferEvent.SpeechStarted.class).item();
        long stale = call.core.staleResults();
        call.says(new ClientEvent.AudioCommit(null));

        assertThat(call.last(BufferEvent.Committed.class).item()).isEqualTo(announced);
        assertThat(call.kept)
                .singleElement()
                .satisfies(sound -> assertThat(sound.audio()).hasSize((int) AudioFormat.PCM.bytes(1_700)));
        assertThat(call.transcribed).as("all of it is listened to").hasSize(1);
        call.happens(new SessionMessage.WordsHeard(new AssessmentId(1), Transcript.of("turn on the")));
        assertThat(call.core.staleResults()).isEqualTo(stale + 1);
        call.isSilent(9_000);
        assertThat(call.all(BufferEvent.SpeechStopped.class)).isEmpty();
        assertThat(call.all(BufferEvent.Committed.class)).hasSize(1);
    }

    @Test
    void aClearForgetsTheTurnThatIsBeingAssessed() {
        call.assessment = Duration.ofSeconds(1);
        eager("medium").speaks(1_000, "yes").isSilent(700);
        call.says(new ClientEvent.AudioClear(null));
        call.isSilent(5_000);

        assertThat(call.all(BufferEvent.SpeechStopped.class)).isEmpty();
        assertThat(call.all(BufferEvent.Committed.class)).isEmpty();
    }

    @Test
    void afterAClearTheNextTurnBeginsAfterIt() {
        call.assessment = Duration.ofSeconds(1);
        eager("medium").speaks(1_000, "yes").isSilent(700);
        call.says(new ClientEvent.AudioClear(null));
        call.speaks(500, "no").isSilent(3_000);

        assertThat(call.last(BufferEvent.SpeechStarted.class).audioStartMs()).isBetween(1_700L, 1_732L);
        assertThat(call.all(BufferEvent.SpeechStopped.class)).hasSize(1);
    }

    @Test
    void settingsOfOtherThingsDoNotDisturbATurnThatIsBeingAssessed() {
        call.assessment = Duration.ofSeconds(1);
        eager("medium").speaks(1_000, "yes").isSilent(700);
        call.updates("{\"type\":\"realtime\",\"instructions\":\"Be brief.\"}");
        call.isSilent(2_000);

        assertThat(call.last(BufferEvent.SpeechStopped.class).audioEndMs()).isEqualTo(1_024 + 448);
    }

    @Test
    void aTurnThatWasOverIsTakenBeforeTheDetectionChanges() {
        call.assessment = Duration.ofSeconds(1);
        call.tone = new TurnTone(true, -8, -4, 10);
        eager("high").speaks(1_000, "yes").isSilent(900);
        call.forget();
        call.updates("{\"type\":\"realtime\",\"audio\":{\"input\":{\"turn_detection\":null}}}");

        assertThat(call.story())
                .containsSubsequence(
                        "input_audio_buffer.speech_stopped",
                        "input_audio_buffer.committed",
                        "conversation.item.added",
                        "session.updated");
    }

    @Test
    void aTurnThatWasNotOverIsDroppedWhenTheDetectionChanges() {
        call.assessment = Duration.ofSeconds(1);
        eager("low").speaks(1_000, "yes").isSilent(900);
        call.updates("{\"type\":\"realtime\",\"audio\":{\"input\":{\"turn_detection\":null}}}");
        call.isSilent(9_000);

        assertThat(call.all(BufferEvent.SpeechStopped.class)).isEmpty();
    }

    @Test
    void callersInterruptWhicheverWayTheirTurnsEnd() {
        call.answers.add(ScriptedAnswer.says("This is a rather long story about a lighthouse, and about the sea. "
                + "Once upon a time there was a keeper. He liked the wind and the rain and the birds."));
        eager("high").speaks(1_000, "tell me a story").isSilent(700);
        call.speaks(500, "stop");

        assertThat(call.last(ResponseEvent.Done.class).view().status())
                .isEqualTo(new ResponseStatus.Cancelled(ResponseStatus.CancelReason.TURN_DETECTED));
        call.isSilent(1_000).waits(3_000);
        assertThat(call.last(ResponseEvent.Done.class).view().status()).isEqualTo(new ResponseStatus.Completed());
    }

    @Test
    void audioThatComesAllAtOnceNeverFillsTheBufferForWantOfAnAnswer() {
        call.assessment = null;
        eager("low");
        byte[] half = new byte[8 * 1024 * 1024];
        Arrays.fill(half, 0, 48_000, (byte) 1);
        for (int i = 0; i < 4; i++) {
            call.says(new ClientEvent.AudioAppend(null, half));
        }

        assertThat(call.all(ServerEvent.Failure.class)).isEmpty();
        assertThat(call.all(BufferEvent.Committed.class)).hasSizeGreaterThanOrEqualTo(3);
    }

    @Test
    void anAnswerToAnEarlierPauseIsStale() {
        call.assessment = null;
        eager("medium").speaks(1_000, "yes").isSilent(300).speaks(500, "but").isSilent(300);
        long stale = call.core.staleResults();
        call.happens(new SessionMessage.WordsHeard(new AssessmentId(1), Transcript.of("yes")));
        call.happens(new SessionMessage.ToneHeard(new AssessmentId(1), call.tone));
        call.isSilent(600);

        assertThat(call.core.staleResults()).isEqualTo(stale + 2);
        assertThat(call.all(BufferEvent.SpeechStopped.class)).isEmpty();
    }

    private ScriptedCall eager(String eagerness) {
        call.updates("{\"type\":\"realtime\",\"audio\":{\"input\":{\"turn_detection\":{\"type\":\"semantic_vad\","
                + "\"eagerness\":\"" + eagerness + "\"}}}}");
        call.forget();
        return call;
    }

    private long momentOf(String type) {
        for (int i = 0; i < call.events.size(); i++) {
            if (call.events.get(i).type().equals(type)) {
                return call.moments.get(i);
            }
        }
        throw new AssertionError("no " + type);
    }
}
