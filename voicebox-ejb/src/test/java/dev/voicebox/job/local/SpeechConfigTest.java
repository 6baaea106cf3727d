package dev.voicebox.job.local;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SpeechConfigTest {

    @Test
    void theDefaultsNameTheBestEnginesFirst() {
        SpeechConfig settings = read(Map.of());

        assertThat(settings.engines().vad()).containsExactly("silero", "energy");
        assertThat(settings.engines().stt()).containsExactly("whisper", "sphinx");
        assertThat(settings.engines().tts()).containsExactly("kokoro", "piper", "mary", "espeak");
        assertThat(settings.engines().sphinx().phrases()).isNull();
        assertThat(settings.delays()).isEqualTo(LocalEngines.Delays.NONE);
        assertThat(settings.warnings()).isEmpty();
    }

    @Test
    void everySettingIsRead() {
        SpeechConfig settings = read(Map.of(
                "voicebox.vad.engines", "energy",
                "voicebox.stt.engines", " Stub , sphinx,,stub",
                "voicebox.tts.engines", "stub",
                "voicebox.stt.sphinx.phrases", "phrases.txt",
                "voicebox.stub.stt-delay", "PT0.2S",
                "voicebox.stub.tts-first-audio", "PT0.05S"));

        assertThat(settings.engines().vad()).containsExactly("energy");
        assertThat(settings.engines().stt()).containsExactly("stub", "sphinx");
        assertThat(settings.engines().sphinx().phrases()).isEqualTo(Path.of("phrases.txt"));
        assertThat(settings.delays().transcript()).isEqualTo(Duration.ofMillis(200));
        assertThat(settings.delays().firstAudio()).isEqualTo(Duration.ofMillis(50));
    }

    @Test
    void nonsenseIsOneLineEach() {
        SpeechConfig settings = read(Map.of(
                "voicebox.stub.stt-delay", "200ms",
                "voicebox.stub.tts-first-audio", "PT-1S",
                "voicebox.stt.sphinx.phrases", "a\0b"));

        assertThat(settings.warnings()).hasSize(3);
        assertThat(settings.delays()).isEqualTo(LocalEngines.Delays.NONE);
    }

    private static SpeechConfig read(Map<String, String> values) {
        return SpeechConfig.read(key -> Optional.ofNullable(values.get(key)), 8);
    }
}
