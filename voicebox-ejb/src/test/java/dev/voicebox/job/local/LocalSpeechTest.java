package dev.voicebox.job.local;

import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;

import dev.voicebox.event.AudioFormat;
import dev.voicebox.job.CancelToken;
import dev.voicebox.job.EngineState;
import dev.voicebox.job.Heard;
import dev.voicebox.job.HeardTurn;
import dev.voicebox.job.SpeechEngineStates;
import dev.voicebox.job.TranscribeOrder;
import dev.voicebox.job.TurnTone;
import dev.voicebox.speech.vad.EnergyVoiceActivity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class LocalSpeechTest {
    private final WorkPlaces here =
            new WorkPlaces(Runnable::run, Runnable::run, Runnable::run, Runnable::run, (delay, task) -> task.run());
    private final SpeechEngineStates states = new SpeechEngineStates(
            List.of(),
            List.of(new EngineState("scripted", EngineState.State.ACTIVE, "", List.of(), false, Set.of(), "")),
            List.of());
    private final ScriptedEars ears = new ScriptedEars("hello");
    private final LocalSpeech speech = new LocalSpeech();
    private final Heard heard = new Heard();

    @Test
    void ordersBeforeTheEnginesAreLoadedFailPlainly() {
        transcribe();

        assertThat(speech.isLoaded()).isFalse();
        assertThat(heard.ends()).singleElement().asString().contains("still being loaded");
        assertThatThrownBy(speech::listen).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aTurnThatCannotBeAssessedIsSaidToBeUnheard() throws InterruptedException {
        HeardTurn turn = new HeardTurn();
        speech.assess(new TranscribeOrder(AudioFormat.PCM, new byte[960], null, null), new CancelToken(), turn);

        assertThat(turn.await().tones()).containsExactly(TurnTone.UNHEARD);
        assertThat(turn.words()).singleElement().asString().contains("still being loaded");
    }

    @Test
    void aTurnIsAssessedByLoadedEngines() throws InterruptedException {
        speech.load(this::loaded, here);
        HeardTurn turn = new HeardTurn();
        speech.assess(new TranscribeOrder(AudioFormat.PCM, new byte[960], null, null), new CancelToken(), turn);

        assertThat(turn.await().words()).containsExactly("transcript: hello");
    }

    @Test
    void loadedEnginesWork() {
        speech.load(this::loaded, here);
        transcribe();

        assertThat(speech.isLoaded()).isTrue();
        assertThat(speech.states()).isEqualTo(states);
        assertThat(heard.ends()).containsExactly("transcript: hello");
        speech.listen().close();
    }

    @Test
    void aStopClosesTheEnginesOnce() {
        speech.load(this::loaded, here);
        speech.close();
        speech.close();

        assertThat(ears.closed).hasValue(1);
        assertThat(speech.isLoaded()).isFalse();
    }

    @Test
    void enginesThatAreLoadedAfterTheStopAreClosedAtOnce() {
        speech.close();

        assertThat(speech.load(this::loaded, here)).isEqualTo(SpeechEngineStates.NONE);
        assertThat(ears.closed).hasValue(1);
        assertThat(speech.isLoaded()).isFalse();
    }

    private LoadedSpeech loaded() {
        LocalEngines engines = new LocalEngines(new EnergyVoiceActivity(), ears, null, LocalEngines.Delays.NONE);
        return new LoadedSpeech(engines, List.of(), states, Set.of(), ears::close);
    }

    private void transcribe() {
        speech.transcribe(new TranscribeOrder(AudioFormat.PCM, new byte[960], null, null), new CancelToken(), heard);
    }
}
