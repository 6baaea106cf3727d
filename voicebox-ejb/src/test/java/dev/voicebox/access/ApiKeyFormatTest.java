package dev.voicebox.access;

import java.security.SecureRandom;
import java.util.Random;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ApiKeyFormatTest {

    private final ApiKeyFormat format = new ApiKeyFormat(MasterKeyTest.KEY);
    private final String key = format.make(new Random(7)).value();

    @Test
    void aNewKeyHasItsFormAndIsGenuine() {
        assertThat(key).matches("vb_[A-Za-z0-9]{40}");
        assertThat(format.isForged(key)).isFalse();
    }

    @Test
    void newKeysDiffer() {
        assertThat(Stream.generate(() -> format.make(new SecureRandom()).value())
                        .limit(1_000))
                .doesNotHaveDuplicates();
    }

    @Test
    void oneWrongCharacterAnywhereIsNoticed() {
        for (int i = 3; i < key.length(); i++) {
            char wrong = key.charAt(i) == 'x' ? 'y' : 'x';
            String altered = key.substring(0, i) + wrong + key.substring(i + 1);
            assertThat(format.isForged(altered)).as("character %d", i).isTrue();
        }
    }

    @Test
    void aKeyCutOffOrGrownIsNoticed() {
        assertThat(format.isForged(key.substring(0, key.length() - 1))).isTrue();
        assertThat(format.isForged(key + "x")).isTrue();
        assertThat(format.isForged("vb_")).isTrue();
    }

    @Test
    void aKeyOfAnotherInstallationIsNoticed() {
        assertThat(new ApiKeyFormat(MasterKeyTest.OTHER).isForged(key)).isTrue();
    }

    @Test
    void aKeyWithoutTheMarkClaimsNothing() {
        assertThat(format.isForged("sk-an-operators-own-key")).isFalse();
    }

    @Test
    void peopleRecogniseAKeyByItsEightFirstCharacters() {
        assertThat(new ApiKeySecret(key).prefix()).isEqualTo(key.substring(3, 11));
    }

    @Test
    void ofAShortKeyLittleIsShown() {
        assertThat(new ApiKeySecret("abcdefghijklmnop").prefix()).isEqualTo("abcd");
        assertThat(new ApiKeySecret("abcdefghijklmnop")).asString().doesNotContain("efgh");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"fifteen-chars-x", "with a blank in the middle", "umlauts-in-it-üüüüüü", "new\nline-in-the-key"})
    void whatNoHeaderCarriesIsNoKey(String text) {
        assertThatThrownBy(() -> new ApiKeySecret(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("16 to 256");
    }
}
