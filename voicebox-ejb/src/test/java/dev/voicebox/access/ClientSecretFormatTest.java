package dev.voicebox.access;

import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.voicebox.tenant.TenantId;

import static org.assertj.core.api.Assertions.assertThat;

class ClientSecretFormatTest {

    private static final ClientSecret SECRET = new ClientSecret(
            "00112233445566778899aabbccddeeff", Instant.parse("2026-11-20T12:10:00Z"), new TenantId("acme"));

    private final ClientSecretFormat format = new ClientSecretFormat(MasterKeyTest.KEY);
    private final String text = format.write(SECRET);

    @Test
    void whatWasWrittenIsRead() {
        assertThat(text).matches("ek_[A-Za-z0-9_-]{60}");
        assertThat(format.read(text)).contains(SECRET);
    }

    @Test
    void theLongestTenantFits() {
        ClientSecret secret = new ClientSecret(SECRET.id(), SECRET.expiresAt(), new TenantId("t".repeat(40)));

        assertThat(format.read(format.write(secret))).contains(secret);
    }

    @Test
    void oneWrongCharacterAnywhereIsNoticed() {
        for (int i = 0; i < text.length(); i++) {
            char wrong = text.charAt(i) == 'A' ? 'B' : 'A';
            String altered = text.substring(0, i) + wrong + text.substring(i + 1);
            assertThat(format.read(altered)).as("character %d", i).isEmpty();
        }
    }

    @Test
    void everyPrefixOfASecretIsRefused() {
        for (int i = 0; i < text.length(); i++) {
            assertThat(format.read(text.substring(0, i))).isEmpty();
        }
    }

    @Test
    void aSecretOfAnotherInstallationIsRefused() {
        assertThat(new ClientSecretFormat(MasterKeyTest.OTHER).read(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ek_", "ek_????", "sk-live", "ek_\u0000\u0000"})
    void otherTextIsRefused(String other) {
        assertThat(format.read(other)).isEmpty();
        assertThat(format.read("ek_" + "A".repeat(100_000))).isEmpty();
        assertThat(format.read(text + "=")).isEmpty();
    }
}
