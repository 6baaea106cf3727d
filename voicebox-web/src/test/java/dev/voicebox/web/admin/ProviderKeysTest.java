package dev.voicebox.web.admin;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ProviderKeysTest {
    private static final Instant NOW = Instant.ofEpochSecond(100_000);

    private final Deque<String> texts = new ArrayDeque<>();
    private final ProviderKeys keys = new ProviderKeys(() -> {
        if (texts.isEmpty()) {
            throw new IOException("away");
        }
        return texts.pop();
    });

    @Test
    void aKeyIsFoundByItsNameAndWithoutOne() {
        texts.push(jwks("a"));

        assertThat(keys.named(Optional.of("a"), NOW)).hasSize(1);
        assertThat(keys.named(Optional.empty(), NOW)).hasSize(1);
        assertThat(keys.named(Optional.of("b"), NOW)).isEmpty();
    }

    @Test
    void aNewNameIsLookedForButNotAtEveryCall() {
        texts.addAll(List.of(jwks("a"), jwks("b")));
        keys.named(Optional.of("a"), NOW);

        assertThat(keys.named(Optional.of("b"), NOW.plus(ProviderKeys.PAUSE))).isEmpty();
        assertThat(keys.named(Optional.of("b"), NOW.plus(ProviderKeys.PAUSE).plusSeconds(1)))
                .hasSize(1);
    }

    @Test
    void theLastKeysStayWhileTheProviderIsAway() {
        texts.push(jwks("a"));
        keys.named(Optional.of("a"), NOW);

        assertThat(keys.named(Optional.of("a"), NOW.plus(ProviderKeys.OLD).plusSeconds(1)))
                .hasSize(1);
    }

    @Test
    void aKeyThatIsTakenAwayCountsNoMoreAfterAWhile() {
        texts.addAll(List.of(jwks("a"), jwks("b")));
        keys.named(Optional.of("a"), NOW);

        assertThat(keys.named(Optional.of("a"), NOW.plus(ProviderKeys.OLD).plusSeconds(1)))
                .isEmpty();
    }

    private static String jwks(String id) {
        String modulus = "w".repeat(342);
        return "{\"keys\":[{\"kty\":\"RSA\",\"kid\":\"" + id + "\",\"n\":\"" + modulus + "\",\"e\":\"AQAB\"},"
                + "{\"kty\":\"EC\",\"kid\":\"ec\"}]}";
    }
}
