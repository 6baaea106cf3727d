package dev.voicebox.access;

import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class AccessSettingsTest {

    @Test
    void withoutAMasterKeyThereIsNoStart() {
        assertThatThrownBy(() -> AccessSettings.of(Optional.empty(), Optional.empty(), 600))
                .hasMessageContaining("voicebox.security.master-key is not set");
    }

    @Test
    void anEmptyBootstrapKeyIsNone() {
        assertThat(AccessSettings.of(Optional.of(MasterKeyTest.BASE64), Optional.of(" \n"), 600)
                        .bootstrapKey())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"too-short", "ek_looks-like-a-client-secret", "has blanks in the middle"})
    void aBootstrapKeyThatNobodyCouldUseIsRefused(String key) {
        assertThatThrownBy(() -> AccessSettings.of(Optional.of(MasterKeyTest.BASE64), Optional.of(key), 600))
                .hasMessageContaining("voicebox.bootstrap.api-key")
                .hasMessageNotContaining(key);
    }

    @Test
    void nobodyIsGrantedNoSecretsAtAll() {
        assertThatThrownBy(() -> AccessSettings.of(Optional.of(MasterKeyTest.BASE64), Optional.empty(), 0))
                .hasMessageContaining("voicebox.client-secrets.per-minute");
    }

    @Test
    void noSecretIsPrinted() {
        assertThat(AccessSettings.of(Optional.of(MasterKeyTest.BASE64), Optional.of("the-operators-own-key"), 600))
                .asString()
                .doesNotContain("operators-own", MasterKeyTest.BASE64);
    }
}
