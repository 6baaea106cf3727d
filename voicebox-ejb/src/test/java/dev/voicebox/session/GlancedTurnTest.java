package dev.voicebox.session;

import java.util.List;

import org.junit.jupiter.api.Test;

import dev.voicebox.config.TranscriptionConfig;
import dev.voicebox.event.BufferEvent;
import dev.voicebox.event.ClientEvent;
import dev.voicebox.event.ItemEvent.TranscriptionCompleted;
import dev.voicebox.event.ItemEvent.TranscriptionDelta;
import dev.voicebox.event.ItemId;
import dev.voicebox.event.ServerEvent;
import dev.voicebox.job.TranscribeOrder;
import dev.voicebox.job.glance.GlanceId;
import dev.voicebox.language.ModelMessage.UserText;

import static org.assertj.core.api.Assertions.assertThat;

/** Words that are known before a turn ends: what is looked at, and what the client hears of it when. */
class GlancedTurnTest {
    private static final String READ = """
            {"type":"realtime","audio":{"input":{"transcription":{"model":"any"},"turn_detection":
            {"type":"server_vad","silence_duration_ms":500,"create_response":%s}}}}""";
    private static final String UNREAD = "{\"type\":\"realtime\",\"audio\":{\"input\":{\"transcription\":null}}}";
    private static final String BY_HAND =
            "{\"type\":\"realtime\",\"audio\":{\"input\":{\"transcription\":{\"model\":\"any\"},\"turn_detection\":null}}}";
    private static final String WORDS = "turn on the kitchen light";

    private final ScriptedCall call = new ScriptedCall();

    @Test
    void nothingIsSaidOfATurnThatIsSpoken() {
        glancing(READ, "turn on", "turn on the", "turn on the kitchen").speaks(3_800, WORDS);

        assertThat(call.glanced).hasSize(3);
        assertThat(call.story()).contains("input_audio_buffer.speech_started");
        assertThat(call.all(TranscriptionDelta.class)).isEmpty();
    }

    @Test
    void whatIsCertainWhenTheTurnEndsIsSaidAtOnce() {
        glancing(READ, "turn on", "turn on the", "turn on the kitchen").speaks(3_800, WORDS);
        call.isSilent(520);

        assertThat(call.story())
                .containsSubsequence(
                        "input_audio_buffer.committed",
                        "conversation.item.added",
                        "conversation.item.done",
                        "conversation.item.input_audio_transcription.delta");
        assertThat(deltas()).containsExactly("turn on the");

        call.waits(100);
        assertThat(deltas()).containsExactly("turn on the", " kitchen light");
        assertThat(transcript()).isEqualTo(WORDS);
    }

    @Test
    void wordsThatTheEarChangesItsMindAboutAreNotSaid() {
        glancing(READ, "turn of", "turn on the", "burn on the").speaks(3_800, WORDS);
        call.isSilent(600);

        assertThat(deltas()).containsExactly("turn", " on the kitchen light");
    }

    @Test
    void anEndOfAnotherOpinionLeavesWhatWasSaid() {
        glancing(READ, "turn off the", "turn off the", "turn off the").speaks(3_800, WORDS);
        call.isSilent(600);

        assertThat(deltas()).containsExactly("turn off the", " kitchen light");
        assertThat(transcript()).isEqualTo("turn off the kitchen light");
    }

    @Test
    void theModelReadsWhatTheClientWasTold() {
        call.earsGlance = true;
        call.glances.addAll(List.of("turn off the", "turn off the", "turn off the"));
        call.updates(READ.formatted(true)).speaks(3_800, WORDS).isSilent(2_000);

        assertThat(call.asked.get(0).messages()).containsExactly(new UserText("turn off the kitchen light"));
    }

    @Test
    void aTurnIsLookedAtOnceASecondUpToHalfAMinute() {
        glancing(READ).speaks(40_000, WORDS);

        assertThat(call.glanced).hasSize(30);
        assertThat(call.glanced)
                .extracting(GlancedTurnTest::lengthMs)
                .isSorted()
                .allMatch(ms -> ms <= 30_000);
        assertThat(lengthMs(call.glanced.get(0))).isBetween(1_000L, 1_100L);
    }

    @Test
    void aTurnByHandIsLookedAtFromItsBeginning() {
        glancing(BY_HAND, "turn on", "turn on the").speaks(2_500, WORDS);
        call.says(new ClientEvent.AudioCommit(null)).waits(100);

        assertThat(call.glanced).extracting(GlancedTurnTest::lengthMs).containsExactly(1_000L, 2_000L);
        assertThat(deltas()).containsExactly("turn on", " the kitchen light");
    }

    @Test
    void silenceBetweenTurnsIsNotLookedAt() {
        glancing(READ).isSilent(5_000);

        assertThat(call.glanced).isEmpty();
    }

    @Test
    void nobodyLooksForAClientThatDoesNotRead() {
        glancing(UNREAD).speaks(3_000, WORDS);

        assertThat(call.glanced).isEmpty();
    }

    @Test
    void earsThatCannotAreNotAsked() {
        call.updates(READ.formatted(false)).speaks(3_000, WORDS);
        call.isSilent(600);

        assertThat(call.glanced).isEmpty();
        assertThat(deltas()).containsExactly(WORDS);
    }

    @Test
    void aTurnThatIsThrownAwayLeavesNothingToTheNext() {
        glancing(BY_HAND, "turn on", "turn on the", "good", "good morning").speaks(2_500, WORDS);
        call.says(new ClientEvent.AudioClear(null));
        call.heard.clear();
        call.speaks(2_500, "good morning to you");
        call.says(new ClientEvent.AudioCommit(null)).waits(100);

        assertThat(deltas()).containsExactly("good", " morning to you");
        assertThat(transcript()).isEqualTo("good morning to you");
    }

    @Test
    void wordsOfAnotherLanguageAreForgotten() {
        glancing(BY_HAND, "turn on", "turn on the", "schalte das", "schalte das Licht")
                .speaks(2_500, WORDS);
        call.updates(
                "{\"type\":\"realtime\",\"audio\":{\"input\":{\"transcription\":{\"model\":\"any\",\"language\":\"de\"}}}}");
        call.heard.clear();
        call.speaks(2_500, "schalte das Licht ein");
        call.says(new ClientEvent.AudioCommit(null)).waits(100);

        assertThat(call.glanced.get(3).language()).isEqualTo("de");
        assertThat(deltas()).containsExactly("schalte das", " Licht ein");
    }

    @Test
    void aLookThatComesAfterItsTurnIsDroppedAndCounted() {
        glancing(BY_HAND, "turn on", "turn on the").speaks(2_500, WORDS);
        call.says(new ClientEvent.AudioCommit(null));
        call.happens(new SessionMessage.Glanced(new GlanceId(2), "turn on the kitchen"));

        assertThat(call.core.staleResults()).isEqualTo(1);
        assertThat(deltas()).containsExactly("turn on");
    }

    @Test
    void aLongTurnIsReadWhileItsEndIsStillHeard() {
        ItemId item = committedByHand();
        call.happens(new SessionMessage.WordsGrew(item, "turn on"));
        call.happens(new SessionMessage.WordsGrew(item, "turn on the kitchen"));
        assertThat(deltas()).containsExactly("turn on", " the kitchen");

        call.waits(100);
        assertThat(deltas()).containsExactly("turn on", " the kitchen", " light");
        assertThat(transcript()).isEqualTo(WORDS);
    }

    @Test
    void ofAnItemThatIsDeletedNothingMoreIsSaid() {
        ItemId item = committedByHand();
        call.happens(new SessionMessage.WordsGrew(item, "turn on"));
        call.says(new ClientEvent.ItemDelete(null, item));
        call.forget();
        call.happens(new SessionMessage.WordsGrew(item, "turn on the kitchen"));
        call.waits(100);

        assertThat(call.events).isEmpty();
        assertThat(call.core.staleResults()).isEqualTo(1);
    }

    @Test
    void aTranscriptThatHasBegunIsEndedForAClientThatNoLongerReads() {
        ItemId item = committedByHand();
        call.happens(new SessionMessage.WordsGrew(item, "turn on"));
        call.updates(UNREAD).waits(100);

        assertThat(deltas()).containsExactly("turn on", " the kitchen light");
        assertThat(transcript()).isEqualTo(WORDS);
    }

    @Test
    void aTranscriptMayFailAfterItBegan() {
        ItemId item = committedByHand();
        call.happens(new SessionMessage.WordsGrew(item, "turn on"));
        call.happens(new SessionMessage.TranscriptionFailed(item, false, "the engine broke"));
        call.waits(100);

        assertThat(call.last(ServerEvent.class).type()).isEqualTo("conversation.item.input_audio_transcription.failed");
    }

    @Test
    void wordsThatTheLastPauseMadeKnownArePreferred() {
        glancing("""
                        {"type":"realtime","audio":{"input":{"transcription":{"model":"any"},"turn_detection":
                        {"type":"semantic_vad","eagerness":"high","create_response":false}}}}""", "turn off the", "turn off the", "turn off the").speaks(3_800, WORDS);
        call.isSilent(4_000);

        assertThat(deltas()).containsExactly(WORDS);
    }

    @Test
    void aTranscriptionSessionIsGlancedAtToo() {
        ScriptedCall transcription = new ScriptedCall(TranscriptionConfig.defaults());
        transcription.earsGlance = true;
        transcription.glances.addAll(List.of("turn on", "turn on the"));
        transcription
                .updates("{\"type\":\"transcription\",\"audio\":{\"input\":{\"transcription\":{\"model\":\"any\"}}}}")
                .speaks(2_500, WORDS)
                .isSilent(600);

        assertThat(transcription.all(TranscriptionDelta.class))
                .extracting(TranscriptionDelta::delta)
                .containsExactly("turn on", " the kitchen light");
    }

    private ScriptedCall glancing(String session, String... texts) {
        call.earsGlance = true;
        call.glances.addAll(List.of(texts));
        return call.updates(session.contains("%s") ? session.formatted(false) : session);
    }

    private ItemId committedByHand() {
        glancing(BY_HAND).speaks(500, WORDS);
        call.says(new ClientEvent.AudioCommit(null));
        return call.last(BufferEvent.Committed.class).item();
    }

    private List<String> deltas() {
        return call.all(TranscriptionDelta.class).stream()
                .map(TranscriptionDelta::delta)
                .toList();
    }

    private String transcript() {
        return call.last(TranscriptionCompleted.class).transcript();
    }

    private static long lengthMs(TranscribeOrder order) {
        return order.format().millis(order.audio().length);
    }
}
