package dev.voicebox.job.model;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import dev.voicebox.speech.model.ModelSettings;

import static org.assertj.core.api.Assertions.assertThat;

class ModelConfigTest {

    @Test
    void withoutSettingsNothingIsNamedAndNothingIsDownloaded() {
        ModelConfig config = read(Map.of(), 1);

        assertThat(config.settings()).isEqualTo(ModelSettings.NONE);
        assertThat(config.download()).isFalse();
        assertThat(config.mirror()).isEmpty();
        assertThat(config.store()).isEmpty();
        assertThat(config.warnings()).isEmpty();
    }

    @Test
    void everySettingIsRead() {
        ModelConfig config = read(
                Map.of(
                        "voicebox.models.dir", "/weights",
                        "voicebox.models.download", "true",
                        "voicebox.models.mirror", "https://mirror.example/models",
                        "voicebox.vad.silero.model", "silero-vad",
                        "voicebox.stt.whisper.model", " whisper-base ",
                        "voicebox.stt.whisper.concurrent", "3",
                        "voicebox.stt.whisper.threads", "4",
                        "voicebox.tts.kokoro.model", "kokoro-int8",
                        "voicebox.tts.piper.model", "piper-en_US-amy-low,, mine.onnx"),
                8);

        assertThat(config.settings().folder()).contains(Path.of("/weights"));
        assertThat(config.settings().whisper()).isEqualTo(new ModelSettings.Whisper(Optional.of("whisper-base"), 3, 4));
        assertThat(config.settings().piper()).containsExactly("piper-en_US-amy-low", "mine.onnx");
        assertThat(config.named())
                .containsExactlyInAnyOrder(
                        "silero-vad", "whisper-base", "kokoro-int8", "piper-en_US-amy-low", "mine.onnx");
        assertThat(config.download()).isTrue();
        assertThat(config.mirror()).isPresent();
    }

    @Test
    void whisperTakesAllProcessorsAndNoMore() {
        ModelSettings.Whisper large = read(Map.of(), 8).settings().whisper();
        ModelSettings.Whisper small = read(Map.of(), 1).settings().whisper();

        assertThat(large.concurrent() * large.threads()).isEqualTo(8);
        assertThat(small.concurrent() * small.threads()).isEqualTo(1);
    }

    @Test
    void nonsenseIsOneLineEach() {
        ModelConfig config = read(
                Map.of(
                        "voicebox.models.dir", "a\0b",
                        "voicebox.models.download", "yes",
                        "voicebox.models.mirror", "mirror.example",
                        "voicebox.stt.whisper.concurrent", "0",
                        "voicebox.stt.whisper.threads", "many"),
                2);

        assertThat(config.warnings()).hasSize(5);
        assertThat(config.download()).isFalse();
        assertThat(config.settings().whisper().concurrent()).isEqualTo(1);
    }

    private static ModelConfig read(Map<String, String> values, int cores) {
        return ModelConfig.read(key -> Optional.ofNullable(values.get(key)), cores);
    }
}
