package dev.voicebox.job.local;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Queue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.RejectedExecutionException;

import org.junit.jupiter.api.Test;

import dev.voicebox.event.AudioFormat;
import dev.voicebox.job.CancelToken;
import dev.voicebox.job.Heard;
import dev.voicebox.job.SpeakOrder;
import dev.voicebox.job.TranscribeOrder;
import dev.voicebox.speech.SpeechFailure;
import dev.voicebox.speech.SpeechFailure.Kind;
import dev.voicebox.speech.audio.Pcm;
import dev.voicebox.speech.stt.SpeechToText;
import dev.voicebox.speech.tts.TextToSpeech;
import dev.voicebox.speech.vad.EnergyVoiceActivity;

import static org.assertj.core.api.Assertions.assertThat;

class EngineFaultTest {
    private final Queue<Runnable> tasks = new ArrayDeque<>();
    private final CancelToken cancel = new CancelToken();
    private final Heard heard = new Heard();

    @Test
    void silenceIsUnintelligible() {
        transcribe(new ScriptedEars(" "));

        assertThat(heard.ends()).containsExactly("unintelligible: No words were heard.");
    }

    @Test
    void anEnginesOwnWordsReachTheCaller() {
        transcribe(new ScriptedEars(new SpeechFailure(Kind.UNINTELLIGIBLE, "Only noise.")));

        assertThat(heard.ends()).containsExactly("unintelligible: Only noise.");
    }

    @Test
    void aBrokenEngineIsAFailureThatQuotesNothing() {
        transcribe(new ScriptedEars(new IllegalStateException("cannot parse 'my secret words'")));

        assertThat(heard.ends()).containsExactly("failed: The speech engine scripted failed; try again.");
    }

    @Test
    void aMissingLibraryIsAFailureToo() {
        speak(new ScriptedVoice((request, cancellation, sink) -> {
            throw new NoClassDefFoundError("org/example/Voice");
        }));

        assertThat(heard.ends()).containsExactly("failed: The speech engine scripted failed; try again.");
    }

    @Test
    void whatWasSpokenBeforeAFailureStays() {
        speak(new ScriptedVoice((request, cancellation, sink) -> {
            sink.accept(new Pcm(new short[4_800], 24_000));
            throw new SpeechFailure(Kind.ENGINE, "The voice was lost.");
        }));

        assertThat(heard.pieces()).containsExactly(2_880);
        assertThat(heard.ends()).containsExactly("failed: The voice was lost.");
    }

    @Test
    void withoutEnginesOrdersSayWhatToSet() {
        transcribe(null);
        speak(null);

        assertThat(heard.ends()).hasSize(2);
        assertThat(heard.ends().get(0)).contains("voicebox.stt.engines");
        assertThat(heard.ends().get(1)).contains("voicebox.tts.engines");
    }

    @Test
    void anOrderToAStoppingServerFailsAtOnce() {
        LocalEngines engines = engines(new ScriptedEars("hello"), null);
        LocalSpeechWork work = new LocalSpeechWork(
                engines,
                WorkPlaces.on(
                        task -> {
                            throw new RejectedExecutionException();
                        },
                        1,
                        (delay, task) -> task.run()));
        work.transcribe(utterance(), cancel, heard);
        work.transcribe(utterance(), cancel, heard);

        assertThat(heard.ends())
                .containsExactly("failed: This server is stopping.", "failed: This server is stopping.");
    }

    @Test
    void theEngineSeesThatItsOrderWasTakenBack() {
        boolean[] told = new boolean[2];
        speak(new ScriptedVoice((request, cancellation, sink) -> {
            cancellation.onCancel(() -> told[0] = true);
            cancel.cancel();
            told[1] = cancellation.isCancelled();
            sink.accept(new Pcm(new short[48_000], 24_000));
        }));

        assertThat(told).containsExactly(true, true);
        assertThat(heard.pieces()).isEmpty();
        assertThat(heard.ends()).isEmpty();
    }

    @Test
    void anEngineThatGivesUpWithoutBeingAskedSaysThatTheServerStops() {
        transcribe(new ScriptedEars(new CancellationException("interrupted")));

        assertThat(heard.ends()).containsExactly("failed: This server is stopping.");
    }

    @Test
    void anEngineThatGivesUpWhenAskedSaysNothing() {
        speak(new ScriptedVoice((request, cancellation, sink) -> {
            cancel.cancel();
            throw new CancellationException("no longer wanted");
        }));

        assertThat(heard.ends()).isEmpty();
    }

    @Test
    void anEngineThatChangesItsRateLosesNoSound() {
        speak(new ScriptedVoice((request, cancellation, sink) -> {
            sink.accept(new Pcm(new short[16_000], 16_000));
            sink.accept(new Pcm(new short[48_000], 48_000));
            sink.accept(new Pcm(new short[24_000], 24_000));
        }));

        assertThat(heard.audio()).hasSize(3 * 48_000);
        assertThat(heard.ends()).containsExactly("done");
    }

    @Test
    void utterancesReachTheEarsAtSixteenKilohertz() {
        ScriptedEars ears = new ScriptedEars("hello");
        transcribe(ears);

        assertThat(ears.utterances).hasSize(1);
        assertThat(ears.utterances.get(0).sampleRate()).isEqualTo(16_000);
        assertThat(ears.utterances.get(0).samples()).hasSize(16_000);
        assertThat(heard.ends()).containsExactly("transcript: hello");
    }

    private void transcribe(SpeechToText ears) {
        work(engines(ears, null)).transcribe(utterance(), cancel, heard);
        runAll();
    }

    private void speak(TextToSpeech voice) {
        work(engines(null, voice)).speak(new SpeakOrder(0, "hello", "alloy", 1, AudioFormat.PCM), cancel, heard);
        runAll();
    }

    private static LocalEngines engines(SpeechToText ears, TextToSpeech voice) {
        return new LocalEngines(new EnergyVoiceActivity(), ears, voice, LocalEngines.Delays.NONE);
    }

    private LocalSpeechWork work(LocalEngines engines) {
        return new LocalSpeechWork(engines, WorkPlaces.on(tasks::add, 1, (delay, task) -> tasks.add(task)));
    }

    private static TranscribeOrder utterance() {
        byte[] audio = new byte[48_000];
        Arrays.fill(audio, (byte) 1);
        return new TranscribeOrder(AudioFormat.PCM, audio, null, null);
    }

    private void runAll() {
        while (!tasks.isEmpty()) {
            tasks.remove().run();
        }
    }
}
