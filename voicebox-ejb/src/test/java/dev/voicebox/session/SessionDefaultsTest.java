package dev.voicebox.session;

import java.util.Optional;

import org.junit.jupiter.api.Test;

import dev.voicebox.setting.Setting;
import dev.voicebox.setting.Settings;

import static org.assertj.core.api.Assertions.assertThat;

class SessionDefaultsTest {

    @Test
    void theDefaultsAreTheOnesInTheTable() {
        assertThat(SessionSettings.read(SessionDefaultsTest::standard))
                .isEqualTo(SessionSettings.read(key -> Optional.empty()));
    }

    private static Optional<String> standard(String key) {
        return Settings.named(key).map(Setting::standard).filter(value -> !value.isEmpty());
    }
}
