package dev.voicebox.web.refusal;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class BodyCodingTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"gzip", "GZIP", "x-gzip", "deflate", "br", "zstd", "x-unknown", "identity, gzip", "gzip;q=1"})
    void aBodyThatIsPackedIsRefused(String coding) {
        assertThat(BodyCoding.refusal("POST", List.of(coding))).hasValueSatisfying(refusal -> {
            assertThat(refusal.status()).isEqualTo(415);
            assertThat(refusal.code()).isEqualTo("unsupported_content_encoding");
            assertThat(refusal.message()).contains("Content-Encoding");
        });
    }

    @Test
    void theSecondOfTwoHeadersCountsToo() {
        assertThat(BodyCoding.refusal("PATCH", List.of("identity", "br"))).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "identity", "Identity", " identity ,, identity"})
    void aBodyThatIsSaidToBeAsItIsIsTaken(String coding) {
        assertThat(BodyCoding.refusal("POST", List.of(coding))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD", "OPTIONS"})
    void whatBringsNoBodyIsNotAsked(String method) {
        assertThat(BodyCoding.refusal(method, List.of("gzip"))).isEmpty();
    }

    @Test
    void withoutTheHeaderABodyIsTaken() {
        assertThat(BodyCoding.refusal("DELETE", List.of())).isEmpty();
    }
}
