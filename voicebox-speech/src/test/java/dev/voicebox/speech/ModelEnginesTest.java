package dev.voicebox.speech;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.voicebox.speech.EngineState.State;
import dev.voicebox.speech.model.ModelSettings;

import static org.assertj.core.api.Assertions.assertThat;

class ModelEnginesTest {
    @TempDir
    private Path folder;

    @Test
    void theInstalledModelIsRunAndRemembered() throws IOException {
        Files.copy(Fixtures.file("models/silero_vad_v6.onnx"), folder.resolve("silero_vad.onnx"));

        try (SpeechEngines engines = open(Optional.empty(), Optional.empty())) {
            assertThat(engines.states().get(0).state()).isEqualTo(State.ACTIVE);
            assertThat(engines.modelsInUse()).containsExactly("silero-vad");
        }
    }

    @Test
    void aModelWithAnotherChecksumIsNotGivenToItsEngine() throws IOException {
        Files.write(folder.resolve("silero_vad.onnx"), new byte[2_327_524]);

        try (SpeechEngines engines = open(Optional.empty(), Optional.empty())) {
            assertThat(engines.states().get(0).state()).isEqualTo(State.FAILED);
            assertThat(engines.states().get(0).reason()).contains("302cb198a7bb0400c62b73db2942737f");
            assertThat(engines.modelsInUse()).isEmpty();
        }
    }

    @Test
    void withoutAnyModelTheEngineIsSkippedAndNobodyIsAlarmed() {
        try (SpeechEngines engines = open(Optional.empty(), Optional.empty())) {
            assertThat(engines.states().get(0).state()).isEqualTo(State.SKIPPED);
        }
    }

    @Test
    void aFileOfASettingThatIsNoModelFailsWithTheSettingToCorrect() throws IOException {
        Path file = Files.writeString(folder.resolve("mine.onnx"), "no model");

        try (SpeechEngines engines = open(Optional.of(file.toString()), Optional.empty())) {
            assertThat(engines.states().get(0).state()).isEqualTo(State.FAILED);
            assertThat(engines.states().get(0).reason())
                    .startsWith("mine.onnx is not a model that can be loaded")
                    .endsWith(". voicebox.vad.silero.model asks for it: correct that, or leave it out");
            assertThat(engines.states().get(1).state()).isEqualTo(State.ACTIVE);
        }
    }

    @Test
    void aVoiceModelOfOnesOwnNeedsItsVoicesBesideIt() throws IOException {
        Path file = Files.writeString(folder.resolve("mine.onnx"), "no model");

        try (SpeechEngines engines = open(Optional.empty(), Optional.of(file.toString()))) {
            assertThat(engines.states())
                    .filteredOn(state -> state.id().equals("kokoro"))
                    .singleElement()
                    .extracting(EngineState::reason)
                    .asString()
                    .contains(
                            "there are no voices",
                            folder.resolve("voices-v1.0.bin").toString());
        }
    }

    private SpeechEngines open(Optional<String> silero, Optional<String> kokoro) {
        ModelSettings models = new ModelSettings(
                Optional.of(folder), silero, new ModelSettings.Whisper(Optional.empty(), 1, 1), kokoro, List.of());
        return SpeechEngines.open(
                new SpeechSettings(
                        List.of("silero", "energy"),
                        List.of("stub"),
                        List.of("kokoro", "stub"),
                        new SpeechSettings.Sphinx(null, 1),
                        SpeechSettings.Stub.IMMEDIATE,
                        models),
                Runnable::run);
    }
}
