package dev.voicebox.policy;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PolicySettingsTest {

    @Test
    void theRulesOfVoiceBoxDecideWhenNothingIsSet() {
        PolicySettings settings = read(Map.of());

        assertThat(settings.mode()).isEqualTo(PolicySettings.Mode.EMBEDDED);
        assertThat(settings.file()).isEmpty();
        assertThat(settings.timeout()).isEqualTo(Duration.ofMillis(500));
        assertThat(settings.trial()).isEmpty();
    }

    @Test
    void aServerElsewhereIsAskedForAPackage() {
        PolicySettings settings = read(Map.of(
                "voicebox.policy.mode", "remote",
                "voicebox.policy.url", "http://opa:8181",
                "voicebox.policy.shadow.path", "acme.next"));

        assertThat(settings.remote().orElseThrow().path()).isEqualTo("voice");
        assertThat(settings.trial().orElseThrow().remote().orElseThrow().path()).isEqualTo("acme.next");
    }

    @ParameterizedTest
    @CsvSource({
        "voicebox.policy.mode, maybe, embedded",
        "voicebox.policy.mode, remote, voicebox.policy.url",
        "voicebox.policy.url, opa:8181, http",
        "voicebox.policy.timeout, 500, ISO 8601",
        "voicebox.policy.timeout, PT11S, PT10S",
        "voicebox.policy.timeout, PT0S, PT10S",
        "voicebox.policy.shadow.path, next, voicebox.policy.url"
    })
    void whatCannotBeIsRefusedAndSaysWhatMay(String key, String value, String hint) {
        assertThatThrownBy(() -> read(Map.of(key, value)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(hint);
    }

    private static PolicySettings read(Map<String, String> set) {
        return PolicySettings.read(key -> Optional.ofNullable(set.get(key)));
    }
}
