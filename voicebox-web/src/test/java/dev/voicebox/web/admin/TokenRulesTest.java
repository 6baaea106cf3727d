package dev.voicebox.web.admin;

import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

class TokenRulesTest {
    private static final Instant NOW = Instant.ofEpochSecond(1_000);
    private static final String RS256 = "{\"alg\":\"RS256\"}";
    private static final String GOOD = "{\"iss\":\"us\",\"aud\":\"a\",\"sub\":\"ann\",\"exp\":1001}";

    private final TokenSeal seal =
            TokenSeal.of(Optional.empty(), new TokenRules("RS256", Optional.of("us"), Set.of("a", "b"), "sub"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"alg\":\"RS256\",\"typ\":\"JWT\"}",
                "{\"alg\":\"RS256\",\"typ\":\"at+jwt\"}",
                "{\"alg\":\"RS256\",\"kid\":\"1\"}",
                "{\"alg\":\"RS256\",\"jku\":\"https://elsewhere\"}"
            })
    void headersThatChangeNothingPass(String header) {
        assertThat(passes(header, GOOD)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "{\"alg\":\"rs256\"}",
                "{\"alg\":\"RS512\"}",
                "{\"alg\":\"HS256\"}",
                "{\"alg\":[\"RS256\"]}",
                "{\"alg\":\"none\",\"alg\":\"RS256\"}",
                "{\"alg\":\"RS256\"}{}",
                "{\"alg\":\"RS256\",\"typ\":\"JOSE\"}",
                "{\"alg\":\"RS256\",\"typ\":1}",
                "{\"alg\":\"RS256\",\"kid\":1}",
                "{\"alg\":\"RS256\",\"cty\":\"JWT\"}",
                "{\"alg\":\"RS256\",\"crit\":[\"exp\"]}",
                "{\"alg\":\"RS256\",\"b64\":false}"
            })
    void headersThatMeanAnotherTokenDoNot(String header) {
        assertThat(passes(header, GOOD)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"nbf\":1060",
                "\"iat\":1000",
                "\"iat\":0",
                "\"groups\":[]",
                "\"upn\":\"\u00e4nn\"",
                "\"other\":{\"deep\":[1.5]}"
            })
    void claimsWithinTheRulesPass(String claim) {
        assertThat(passes(RS256, with(claim))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"nbf\":1061",
                "\"nbf\":\"0\"",
                "\"nbf\":null",
                "\"iat\":1001",
                "\"iat\":1000.5",
                "\"iat\":-1",
                "\"iat\":1e2",
                "\"nbf\":99999999999999999999999",
                "\"exp\":1001",
                "\"iss\":\"us\"",
                "\"upn\":7",
                "\"upn\":\" \"",
                "\"preferred_username\":[]",
                "\"other\":[1e400]",
                "\"jti\":7",
                "\"groups\":\"platform-admin\"",
                "\"groups\":[7]",
                "\"other\":{\"a\":1,\"a\":2}"
            })
    void claimsAgainstThemOrToldTwiceDoNot(String claim) {
        assertThat(passes(RS256, with(claim))).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                "\"us\" | \"b\" | true",
                "\"us\" | [\"c\",\"b\"] | true",
                "\"us\" | [] | false",
                "\"us\" | \"c\" | false",
                "\"us\" | [\"a\",1] | false",
                "\"us\" | {} | false",
                "\"Us\" | \"a\" | false",
                "[\"us\"] | \"a\" | false",
                "null | \"a\" | false"
            })
    void itIsOfTheIssuerAndForUs(String issuer, String audience, boolean expected) {
        String claims = "{\"iss\":" + issuer + ",\"aud\":" + audience + ",\"sub\":\"ann\",\"exp\":1001}";

        assertThat(passes(RS256, claims)).isEqualTo(expected);
    }

    /** The server judges the signature. */
    private boolean passes(String header, String claims) {
        return seal.mayHold(part(header) + '.' + part(claims) + ".AAAA", NOW);
    }

    @Test
    void whoeverHasNoNameForTheServerIsNobody() {
        assertThat(passes(RS256, GOOD.replace("sub", "upn"))).isFalse();
        assertThat(passes(RS256, GOOD.replace("\"ann\"", "7"))).isFalse();
    }

    @Test
    void theNameMayStandInAnotherClaim() {
        TokenRules named = new TokenRules("RS256", Optional.of("us"), Set.of("a"), "email");
        TokenSeal other = TokenSeal.of(Optional.empty(), named);
        String claims = GOOD.replace("sub", "email");

        assertThat(other.mayHold(part(RS256) + '.' + part(claims) + ".AAAA", NOW))
                .isTrue();
        assertThat(other.mayHold(part(RS256) + '.' + part(GOOD) + ".AAAA", NOW)).isFalse();
    }

    private static String with(String claim) {
        return GOOD.substring(0, GOOD.length() - 1) + ',' + claim + '}';
    }

    private static String part(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(UTF_8));
    }
}
