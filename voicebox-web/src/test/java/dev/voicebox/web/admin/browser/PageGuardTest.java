package dev.voicebox.web.admin.browser;

import java.util.Base64;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.voicebox.access.MasterKey;
import dev.voicebox.web.admission.Origins;
import dev.voicebox.web.refusal.Refusal;

import static org.assertj.core.api.Assertions.assertThat;

class PageGuardTest {
    private static final String ONE_KEY = Base64.getEncoder().encodeToString(new byte[32]);
    private static final String NEXT_KEY = "AQ" + ONE_KEY.substring(2);
    private static final Presented COOKIE = new Presented("a.b.c", true);
    private static final String HOST = "voice.example:9443";
    private static final String OWN = "https://voice.example:9443";

    private final CsrfSeal seal = new CsrfSeal(MasterKey.parse(ONE_KEY));
    private final PageGuard guard = new PageGuard(seal, Origins.of(List.of("https://desk.example", "*")));

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD", "OPTIONS"})
    void readingNeedsNoProof(String method) {
        assertThat(guard.refusal(COOKIE, new PageGuard.Page(method, "https://evil.example", HOST), null))
                .isEmpty();
    }

    @Test
    void whatIsInTheHeaderNeedsNoProof() {
        assertThat(guard.refusal(new Presented("a.b.c", false), page("POST", null), null))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {OWN, "https://desk.example", "http://localhost:3000"})
    void aPageThatIsAllowedAndKnowsTheTokenMayWrite(String origin) {
        assertThat(guard.refusal(COOKIE, page("DELETE", origin), seal.of("a.b.c")))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "-",
                "null",
                "*",
                "https://evil.example",
                "https://voice.example.evil",
                "https://evilvoice.example:9443",
                "file://voice.example"
            })
    void aPageOfAnotherPlaceMayNot(String origin) {
        assertThat(guard.refusal(COOKIE, page("POST", origin), seal.of("a.b.c")).map(Refusal::code))
                .contains("origin_not_allowed");
    }

    @Test
    void whoeverDoesNotKnowTheTokenMayNot() {
        assertThat(codeOf(null)).contains("invalid_csrf_token");
        assertThat(codeOf("")).contains("invalid_csrf_token");
        assertThat(codeOf(seal.of("x.y.z"))).contains("invalid_csrf_token");
        assertThat(codeOf(seal.of("a.b.c") + "A")).contains("invalid_csrf_token");
        assertThat(codeOf(new CsrfSeal(MasterKey.parse(NEXT_KEY)).of("a.b.c"))).contains("invalid_csrf_token");
    }

    @Test
    void whatWasMadeWithTheFormerMasterKeyIsStillKnown() {
        CsrfSeal changed = new CsrfSeal(MasterKey.parse(NEXT_KEY + "," + ONE_KEY));

        assertThat(changed.isOf("a.b.c", seal.of("a.b.c"))).isTrue();
        assertThat(changed.of("a.b.c")).isNotEqualTo(seal.of("a.b.c"));
    }

    private Optional<String> codeOf(String submitted) {
        return guard.refusal(COOKIE, page("PATCH", OWN), submitted).map(Refusal::code);
    }

    private static PageGuard.Page page(String method, String origin) {
        return new PageGuard.Page(method, origin, HOST);
    }
}
