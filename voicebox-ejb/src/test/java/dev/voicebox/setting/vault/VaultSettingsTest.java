package dev.voicebox.setting.vault;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class VaultSettingsTest {
    private final Map<String, String> given = new HashMap<>();

    @Test
    void asksNobodyWithoutAnAddress() {
        given.put("voicebox.vault.token", "s.token");

        assertThat(read()).isEmpty();
    }

    @Test
    void hasStandardsForAllButAddressAndToken() {
        given.put("voicebox.vault.address", "https://vault:8200");
        given.put("voicebox.vault.token", "s.token");

        assertThat(read()).hasValueSatisfying(settings -> {
            assertThat(settings.path()).isEqualTo("secret/voicebox");
            assertThat(settings.refresh()).hasMinutes(5);
            assertThat(settings.toString()).doesNotContain("s.token");
        });
    }

    @Test
    void namesTheSettingThatIsMissing() {
        given.put("voicebox.vault.address", "https://vault:8200");

        assertThatThrownBy(this::read).hasMessageContaining("voicebox.vault.token");
    }

    @Test
    void namesTheSettingThatIsWrong() {
        given.put("voicebox.vault.token", "s.token");
        given.put("voicebox.vault.address", "vault:8200");
        assertThatThrownBy(this::read).hasMessageContaining("voicebox.vault.address");

        given.put("voicebox.vault.address", "https://vault:8200");
        given.put("voicebox.vault.refresh", "5 minutes");
        assertThatThrownBy(this::read).hasMessageContaining("voicebox.vault.refresh");

        given.put("voicebox.vault.refresh", "PT1S");
        assertThatThrownBy(this::read).hasMessageContaining("voicebox.vault.refresh");

        given.put("voicebox.vault.refresh", "PT1M");
        given.put("voicebox.vault.path", "voicebox");
        assertThatThrownBy(this::read).hasMessageContaining("voicebox.vault.path");
    }

    private Optional<VaultSettings> read() {
        return VaultSettings.read(key -> Optional.ofNullable(given.get(key)));
    }
}
