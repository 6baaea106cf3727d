package dev.voicebox.job.local;

import java.util.Optional;

import org.junit.jupiter.api.Test;

import dev.voicebox.setting.Setting;
import dev.voicebox.setting.Settings;

import static org.assertj.core.api.Assertions.assertThat;

class SpeechDefaultsTest {

    @Test
    void theDefaultsAreTheOnesInTheTable() {
        assertThat(SpeechConfig.read(SpeechDefaultsTest::standard, 2))
                .isEqualTo(SpeechConfig.read(key -> Optional.empty(), 2));
    }

    private static Optional<String> standard(String key) {
        return Settings.named(key).map(Setting::standard).filter(value -> !value.isEmpty());
    }
}
