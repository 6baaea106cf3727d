package dev.voicebox.web.admin.browser;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PresentedTest {

    @Test
    void theHeaderAloneIsNoBrowsersDoing() {
        assertThat(Presented.of("a.b.c", List.of())).contains(new Presented("a.b.c", false));
    }

    @Test
    void aCookieAloneIs() {
        assertThat(Presented.of(null, List.of("a.b.c"))).contains(new Presented("a.b.c", true));
    }

    @Test
    void theHeaderGoesBeforeACookieThatSaysTheSame() {
        assertThat(Presented.of("a.b.c", List.of("a.b.c"))).contains(new Presented("a.b.c", false));
    }

    @Test
    void whoeverSaysToBeTwoIsNobody() {
        assertThat(Presented.of("a.b.c", List.of("x.y.z"))).isEmpty();
        assertThat(Presented.of(null, List.of("a.b.c", "x.y.z"))).isEmpty();
        assertThat(Presented.of("a.b.c", List.of("a.b.c", "x.y.z"))).isEmpty();
    }

    @Test
    void whoeverSaysNothingIsNobody() {
        assertThat(Presented.of(null, List.of())).isEmpty();
    }

    @Test
    void theTokenIsNotPrinted() {
        assertThat(new Presented("a.b.c", true).toString()).doesNotContain("a.b.c");
    }
}
