package dev.voicebox.web.admin;

import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TokenSealTest {
    private static final Instant NOW = Instant.ofEpochSecond(1_000);
    private static final String RS256 = "{\"alg\":\"RS256\"}";

    private static final TokenRules RULES = new TokenRules("RS256", Optional.of("us"), Set.of("a", "b"), "sub");
    private static final String GOOD = "{\"iss\":\"us\",\"aud\":\"a\",\"sub\":\"ann\",\"exp\":1001}";

    private static KeyPair keys;
    private static TokenSeal seal;

    @BeforeAll
    static void makeKeys() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        keys = generator.generateKeyPair();
        seal = TokenSeal.of(
                Optional.of("-----BEGIN PUBLIC KEY-----"
                        + Base64.getEncoder().encodeToString(keys.getPublic().getEncoded())
                        + "-----END PUBLIC KEY-----"),
                RULES);
    }

    @Test
    void aTokenOfTheKeyThatIsNotOverPasses() throws Exception {
        assertThat(seal.mayHold(token(RS256, GOOD), NOW)).isTrue();
    }

    @Test
    void oneThatIsOverOrNeverEndsDoesNot() throws Exception {
        assertThat(seal.mayHold(token(RS256, GOOD.replace("1001", "1000")), NOW))
                .isFalse();
        assertThat(seal.mayHold(token(RS256, GOOD.replace(",\"exp\":1001", "")), NOW))
                .isFalse();
    }

    @Test
    void aChangedOneDoesNot() throws Exception {
        String token = token(RS256, GOOD);
        String[] parts = token.split("\\.");

        assertThat(seal.mayHold(token.substring(0, token.length() - 8) + "AAAAAAAA", NOW))
                .isFalse();
        assertThat(seal.mayHold(parts[0] + '.' + part(GOOD.replace("1001", "9999")) + '.' + parts[2], NOW))
                .isFalse();
    }

    @Test
    void oneThatNamesAnotherAlgorithmDoesNot() throws Exception {
        assertThat(seal.mayHold(token("{\"alg\":\"none\"}", GOOD), NOW)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "sk-vb-0123456789abcdef", "a.b", "a.b.c.d", "....", "e30.e30.e30", "ä.ö.ü"})
    void whatIsNoTokenDoesNot(String text) {
        assertThat(seal.mayHold(text, NOW)).isFalse();
        assertThat(TokenSeal.of(Optional.empty(), RULES).mayHold(text, NOW)).isFalse();
    }

    @Test
    void theLastCharacterOfASignatureIsTheOneThatTheIssuerWrote() throws Exception {
        String token = token(RS256, GOOD);
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        char other = alphabet.charAt(alphabet.indexOf(token.charAt(token.length() - 1)) + 1);

        assertThat(seal.mayHold(token.substring(0, token.length() - 1) + other, NOW))
                .isFalse();
    }

    @Test
    void aTokenHasALength() throws Exception {
        String pad = "\"pad\":\"" + "x".repeat(TokenSeal.LONGEST) + '"';

        assertThat(seal.mayHold(token(RS256, with(pad)), NOW)).isFalse();
    }

    @Test
    void withoutAKeyTheServerJudgesTheSignature() throws Exception {
        String token = part(RS256) + '.' + part(GOOD) + ".AAAA";

        assertThat(TokenSeal.of(Optional.empty(), RULES).mayHold(token, NOW)).isTrue();
    }

    @Test
    void aKeyThatIsNoneSaysSo() {
        assertThatThrownBy(() -> TokenSeal.of(Optional.of("hello"), RULES))
                .hasMessageContaining("mp.jwt.verify.publickey");
    }

    private static String with(String claim) {
        return GOOD.substring(0, GOOD.length() - 1) + ',' + claim + '}';
    }

    private static String token(String head, String claims) throws Exception {
        String signed = part(head) + '.' + part(claims);
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(keys.getPrivate());
        signature.update(signed.getBytes(UTF_8));
        return signed + '.' + Base64.getUrlEncoder().withoutPadding().encodeToString(signature.sign());
    }

    private static String part(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(UTF_8));
    }
}
