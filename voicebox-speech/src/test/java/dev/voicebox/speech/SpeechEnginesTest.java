package dev.voicebox.speech;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;

import dev.voicebox.speech.EngineState.State;
import dev.voicebox.speech.model.ModelSettings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

class SpeechEnginesTest {

    @Test
    void enginesWithoutAModelAreSkippedWithAReason() {
        try (SpeechEngines engines = open(List.of("silero", "energy"), List.of("whisper", "stub"))) {
            assertThat(engines.states())
                    .extracting(EngineState::id, EngineState::state)
                    .containsExactly(
                            tuple("silero", State.SKIPPED),
                            tuple("energy", State.ACTIVE),
                            tuple("whisper", State.SKIPPED),
                            tuple("stub", State.ACTIVE),
                            tuple("stub", State.ACTIVE));
            assertThat(engines.states().get(0).reason()).startsWith("no model file installed");
            assertThat(engines.voiceActivity()).isPresent();
            assertThat(engines.speechToText()).isPresent();
        }
    }

    @Test
    void anUnknownEngineIsNamedWithWhatThereIs() {
        try (SpeechEngines engines = open(List.of("enrgy"), List.of("stub"))) {
            assertThat(engines.states().get(0).reason()).contains("known are energy, silero");
            assertThat(engines.voiceActivity()).isEmpty();
        }
    }

    @Test
    void theSecondEngineStandsBehindTheFirst() {
        try (SpeechEngines engines = open(List.of("energy", "energy"), List.of())) {
            assertThat(engines.states().get(1).state()).isEqualTo(State.AVAILABLE);
            assertThat(engines.speechToText()).isEmpty();
        }
    }

    @Test
    void theDefaultsAreThoseOfTheSettings() {
        assertThat(SpeechSettings.DEFAULT.vad()).containsExactly("silero", "energy");
        assertThat(SpeechSettings.DEFAULT.stt()).containsExactly("whisper", "sphinx");
        assertThat(SpeechSettings.DEFAULT.tts()).containsExactly("kokoro", "piper", "mary", "espeak");
    }

    private static SpeechEngines open(List<String> vad, List<String> stt) {
        return SpeechEngines.open(
                new SpeechSettings(
                        vad,
                        stt,
                        List.of("stub"),
                        new SpeechSettings.Sphinx(null, 1),
                        new SpeechSettings.Stub(Duration.ZERO, Duration.ZERO),
                        ModelSettings.NONE),
                Runnable::run);
    }
}
