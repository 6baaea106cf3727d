package dev.voicebox.language.provider;

import java.util.Optional;

import org.junit.jupiter.api.Test;

import dev.voicebox.setting.Setting;
import dev.voicebox.setting.Settings;

import static org.assertj.core.api.Assertions.assertThat;

class LanguageDefaultsTest {

    @Test
    void theDefaultsAreTheOnesInTheTable() {
        assertThat(LanguageSettings.read(LanguageDefaultsTest::standard))
                .isEqualTo(LanguageSettings.read(key -> Optional.empty()));
    }

    private static Optional<String> standard(String key) {
        return Settings.named(key).map(Setting::standard).filter(value -> !value.isEmpty());
    }
}
