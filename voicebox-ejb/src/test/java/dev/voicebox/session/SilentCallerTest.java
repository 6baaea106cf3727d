package dev.voicebox.session;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.voicebox.event.AudioFormat;
import dev.voicebox.event.BufferEvent;
import dev.voicebox.event.ClientEvent;
import dev.voicebox.event.ItemEvent;
import dev.voicebox.event.ItemId;
import dev.voicebox.event.ResponseEvent;
import dev.voicebox.language.ModelMessage;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Callers who say nothing after an answer, and how {@code idle_timeout_ms} speaks to them. "Yes, of course." lasts 900 ms
 * and is ready 300 ms after the request.
 */
class SilentCallerTest {
    private final ScriptedCall call = new ScriptedCall();

    @Test
    void aCallerWhoSaysNothingIsSpokenToAgain() {
        answered(idleAfter(5_000));
        call.forget();
        call.isSilent(7_000);

        assertThat(call.story())
                .startsWith(
                        "input_audio_buffer.timeout_triggered",
                        "input_audio_buffer.committed",
                        "conversation.item.added",
                        "conversation.item.done",
                        "response.created");
        BufferEvent.TimeoutTriggered timeout = call.last(BufferEvent.TimeoutTriggered.class);
        assertThat(call.last(BufferEvent.Committed.class).item()).isEqualTo(timeout.item());
        assertThat(call.asked).hasSize(2);
    }

    @Test
    void theTimeoutCountsFromTheEndOfTheSoundOfTheAnswer() {
        answered(idleAfter(5_000));
        long done = momentOf("response.done");
        call.isSilent(7_000);

        assertThat(momentOf("input_audio_buffer.timeout_triggered")).isEqualTo(done + 900 + 5_000);
    }

    @Test
    void whatWasAppendedMeanwhileBelongsToTheItem() {
        answered(idleAfter(5_000));
        call.isSilent(7_000);

        BufferEvent.TimeoutTriggered timeout = call.last(BufferEvent.TimeoutTriggered.class);
        long heardMs = timeout.audioEndMs() - timeout.audioStartMs();
        assertThat(heardMs).isBetween(4_960L, 5_000L);
        Sound sound = soundOf(timeout.item());
        assertThat(sound.bytes()).isEqualTo((int) AudioFormat.PCM.bytes(heardMs));
        assertThat(call.transcribed).as("somebody may have whispered").hasSize(1);
    }

    @Test
    void withoutAnyAudioTheItemIsEmptyAndNobodyListensToIt() {
        call.updates("{\"type\":\"realtime\",\"audio\":{\"input\":{\"transcription\":{\"model\":\"any\"},"
                + "\"turn_detection\":{\"type\":\"server_vad\",\"idle_timeout_ms\":5000}}}}");
        call.writes("hello").asksForAnAnswer().waits(3_000);
        call.waits(5_000);

        BufferEvent.TimeoutTriggered timeout = call.last(BufferEvent.TimeoutTriggered.class);
        assertThat(timeout.audioStartMs()).isEqualTo(timeout.audioEndMs()).isZero();
        assertThat(soundOf(timeout.item()).bytes()).isZero();
        assertThat(call.transcribed).isEmpty();
        assertThat(call.last(ItemEvent.TranscriptionCompleted.class).transcript())
                .isEmpty();
        assertThat(call.asked.get(1).messages()).endsWith(new ModelMessage.UserText("(inaudible)"));
    }

    @Test
    void whoeverIsSpokenToAndSaysNothingIsSpokenToAgain() {
        answered(idleAfter(5_000));
        call.isSilent(20_000);

        assertThat(call.all(BufferEvent.TimeoutTriggered.class)).hasSize(3);
    }

    @Test
    void speechEndsTheWaiting() {
        answered(idleAfter(5_000));
        call.isSilent(4_000).speaks(500, "hello");
        call.forget();
        call.isSilent(400).waits(5_000);

        assertThat(call.story()).doesNotContain("input_audio_buffer.timeout_triggered");
    }

    @Test
    void afterSpeechTheNextAnswerIsWaitedFor() {
        answered(idleAfter(5_000));
        call.isSilent(3_000).speaks(500, "hello").isSilent(1_500);
        call.forget();
        call.isSilent(4_000);
        assertThat(call.all(BufferEvent.TimeoutTriggered.class)).isEmpty();

        call.isSilent(3_000);
        assertThat(call.all(BufferEvent.TimeoutTriggered.class)).hasSize(1);
    }

    @Test
    void anotherAnswerEndsTheWaiting() {
        answered(idleAfter(5_000));
        call.answers.add(ScriptedAnswer.says("A long answer that takes its time. ".repeat(12)));
        call.isSilent(4_000);
        call.asksForAnAnswer();
        call.isSilent(6_000);

        assertThat(call.all(BufferEvent.TimeoutTriggered.class)).isEmpty();
    }

    @Test
    void anAnswerBesideTheConversationDoesNotCount() {
        call.updates(idleAfter(5_000));
        call.asksForAnAnswer("{\"conversation\":\"none\"}").isSilent(9_000);
        assertThat(call.all(BufferEvent.TimeoutTriggered.class)).isEmpty();

        answered(idleAfter(5_000));
        call.asksForAnAnswer("{\"conversation\":\"none\"}").isSilent(7_000);
        assertThat(call.all(BufferEvent.TimeoutTriggered.class)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "{\"type\":\"server_vad\"}",
                "{\"type\":\"server_vad\",\"idle_timeout_ms\":30000}",
                "{\"type\":\"semantic_vad\"}"
            })
    void otherSettingsEndTheWaiting(String detection) {
        answered(idleAfter(5_000));
        call.isSilent(4_000);
        call.updates("{\"type\":\"realtime\",\"audio\":{\"input\":{\"turn_detection\":" + detection + "}}}");
        call.isSilent(9_000);

        assertThat(call.all(BufferEvent.TimeoutTriggered.class)).isEmpty();
    }

    @Test
    void settingsOfOtherThingsDoNot() {
        answered(idleAfter(5_000));
        call.isSilent(4_000);
        call.updates("{\"type\":\"realtime\",\"instructions\":\"Be brief.\"}");
        call.isSilent(3_000);

        assertThat(call.all(BufferEvent.TimeoutTriggered.class)).hasSize(1);
    }

    @Test
    void aCommitEndsTheWaiting() {
        answered(idleAfter(5_000));
        call.isSilent(4_000).says(new ClientEvent.AudioCommit(null));
        call.isSilent(4_000);

        assertThat(call.all(BufferEvent.TimeoutTriggered.class)).isEmpty();
    }

    @Test
    void whatWasClearedDoesNotBelongToTheItem() {
        answered(idleAfter(5_000));
        call.isSilent(4_000).says(new ClientEvent.AudioClear(null));
        long cleared = call.time.nowMs();
        call.isSilent(3_000);

        BufferEvent.TimeoutTriggered timeout = call.last(BufferEvent.TimeoutTriggered.class);
        long heardMs = timeout.audioEndMs() - timeout.audioStartMs();
        assertThat(heardMs).isBetween(1_000L, momentOf("input_audio_buffer.timeout_triggered") - cleared);
        assertThat(soundOf(timeout.item()).bytes()).isEqualTo((int) AudioFormat.PCM.bytes(heardMs));
    }

    @Test
    void audioThatComesFasterThanRealTimeIsKeptForAsLongAsTheTimeout() {
        call.updates(idleAfter(5_000));
        call.writes("hello").asksForAnAnswer().waits(2_000);
        for (int i = 0; i < 60; i++) {
            call.says(new ClientEvent.AudioAppend(null, new byte[48_000]));
        }
        call.waits(6_000);

        BufferEvent.TimeoutTriggered timeout = call.last(BufferEvent.TimeoutTriggered.class);
        assertThat(timeout.audioEndMs()).isEqualTo(60_000);
        assertThat(timeout.audioStartMs()).isEqualTo(55_000);
        assertThat(soundOf(timeout.item()).bytes()).isEqualTo((int) AudioFormat.PCM.bytes(5_000));
    }

    @Test
    void theNextTurnDoesNotReachBackIntoTheSilence() {
        answered(idleAfter(5_000));
        call.isSilent(5_940);
        BufferEvent.TimeoutTriggered timeout = call.last(BufferEvent.TimeoutTriggered.class);
        call.speaks(500, "hello");

        assertThat(call.last(BufferEvent.SpeechStarted.class).audioStartMs())
                .isGreaterThanOrEqualTo(timeout.audioEndMs());
    }

    @Test
    void whoeverIsNotToBeAnsweredIsNotSpokenTo() {
        call.updates("{\"type\":\"realtime\",\"audio\":{\"input\":{\"turn_detection\":{\"type\":\"server_vad\","
                + "\"idle_timeout_ms\":5000,\"create_response\":false}}}}");
        call.writes("hello").asksForAnAnswer().isSilent(8_000);

        assertThat(call.all(BufferEvent.TimeoutTriggered.class)).hasSize(1);
        assertThat(call.all(ResponseEvent.Created.class)).hasSize(1);
    }

    @Test
    void anAnswerThatWasSpokenOverIsNotWaitedAfter() {
        call.answers.add(ScriptedAnswer.says("A long answer that takes its time. ".repeat(12)));
        call.updates("{\"type\":\"realtime\",\"audio\":{\"input\":{\"turn_detection\":{\"type\":\"server_vad\","
                + "\"idle_timeout_ms\":5000,\"create_response\":false}}}}");
        call.writes("hello").asksForAnAnswer().isSilent(500).speaks(30_000, "a long speech");
        assertThat(call.all(ResponseEvent.Done.class)).hasSize(1);

        assertThat(call.all(BufferEvent.TimeoutTriggered.class)).isEmpty();
        call.isSilent(30_000);
        assertThat(call.all(BufferEvent.TimeoutTriggered.class))
                .as("nothing was answered since")
                .isEmpty();
    }

    @Test
    void aWrittenAnswerIsHeardAtOnce() {
        call.updates("{\"type\":\"realtime\",\"output_modalities\":[\"text\"],\"audio\":{\"input\":"
                + "{\"turn_detection\":{\"type\":\"server_vad\",\"idle_timeout_ms\":5000}}}}");
        call.writes("hello").asksForAnAnswer().waits(1_000);
        long done = momentOf("response.done");
        call.isSilent(6_000);

        assertThat(momentOf("input_audio_buffer.timeout_triggered")).isEqualTo(done + 5_000);
    }

    @Test
    void withoutATimeoutACallerMayBeSilentForEver() {
        call.writes("hello").asksForAnAnswer().isSilent(60_000);

        assertThat(call.all(BufferEvent.TimeoutTriggered.class)).isEmpty();
    }

    private record Sound(int bytes) {}

    private Sound soundOf(ItemId item) {
        return call.kept.stream()
                .filter(sound -> sound.item().equals(item))
                .map(sound -> new Sound(sound.audio().length))
                .findFirst()
                .orElseThrow();
    }

    private void answered(String settings) {
        call.updates(settings);
        call.forget();
        call.writes("hello").asksForAnAnswer();
        while (call.all(ResponseEvent.Done.class).isEmpty()) {
            call.isSilent(20);
        }
    }

    private static String idleAfter(int ms) {
        return "{\"type\":\"realtime\",\"audio\":{\"input\":{\"turn_detection\":{\"type\":\"server_vad\","
                + "\"idle_timeout_ms\":" + ms + "}}}}";
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
