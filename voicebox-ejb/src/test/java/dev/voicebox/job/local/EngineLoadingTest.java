package dev.voicebox.job.local;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import dev.voicebox.job.EngineState;
import dev.voicebox.job.EngineState.Ability;
import dev.voicebox.job.EngineState.State;
import dev.voicebox.speech.failover.FailoverRules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

class EngineLoadingTest {

    @Test
    void enginesThatAreNotThereAreSkippedWithTheirReason() {
        LoadedSpeech loaded = load(Map.of("voicebox.tts.engines", "unheard-of,stub"));

        assertThat(loaded.states().vad())
                .extracting(EngineState::id, EngineState::state)
                .containsExactly(tuple("silero", State.SKIPPED), tuple("energy", State.ACTIVE));
        assertThat(loaded.states().tts().get(0).reason()).contains("stub");
        assertThat(loaded.engines().voice().info().id()).isEqualTo("stub");
    }

    @Test
    void turnsAreFoundWhateverTheSettingsSay() {
        LoadedSpeech loaded = load(Map.of("voicebox.vad.engines", "nonsense", "voicebox.tts.engines", "stub"));

        assertThat(loaded.engines().activity()).isNotNull();
    }

    @Test
    void onlyTheStubWaits() {
        Map<String, String> delay = Map.of("voicebox.tts.engines", "stub", "voicebox.stub.tts-first-audio", "PT0.2S");
        Map<String, String> nobody = Map.of("voicebox.tts.engines", "none", "voicebox.stub.tts-first-audio", "PT0.2S");

        assertThat(load(delay).engines().delays().firstAudio()).isEqualTo(Duration.ofMillis(200));
        assertThat(load(nobody).engines().delays().firstAudio()).isZero();
    }

    @Test
    void aRecogniserTellsWhatItHears() {
        LoadedSpeech loaded = load(Map.of("voicebox.stt.engines", "whisper,stub", "voicebox.tts.engines", "stub"));

        assertThat(loaded.states().stt())
                .extracting(EngineState::id, EngineState::state, EngineState::limitedVocabulary)
                .containsExactly(tuple("whisper", State.SKIPPED, false), tuple("stub", State.ACTIVE, false));
        assertThat(loaded.states().stt().get(1).abilities()).containsExactly(Ability.WORD_TIMES);
        assertThat(loaded.states().tts().get(0).abilities()).containsExactly(Ability.WORD_TIMES);
        assertThat(loaded.states().stt().get(0).reason()).contains("model");
        assertThat(loaded.states().stt().get(1).description()).contains("utterance");
    }

    /** Without recognisers, which take seconds to start. */
    private static LoadedSpeech load(Map<String, String> values) {
        Map<String, String> all = new HashMap<>(values);
        all.putIfAbsent("voicebox.stt.engines", "none");
        return EngineLoading.load(
                SpeechConfig.read(key -> Optional.ofNullable(all.get(key)), 1),
                Runnable::run,
                FailoverRules.unhurried());
    }
}
