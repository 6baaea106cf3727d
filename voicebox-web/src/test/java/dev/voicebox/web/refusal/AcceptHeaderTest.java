package dev.voicebox.web.refusal;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class AcceptHeaderTest {

    @ParameterizedTest
    @ValueSource(strings = {"a/b;q=x", "text/html, a/b; q=", "a/b;q=0.5;q=one", "a/b;Q=-1", "a/b;q=1e3", "a/b;q=NaN"})
    void aWeightThatIsNoNumberIsRefused(String accept) {
        assertThat(AcceptHeader.refusal(accept)).hasValueSatisfying(refusal -> {
            assertThat(refusal.status()).isEqualTo(400);
            assertThat(refusal.param()).isEqualTo("Accept");
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "*/*",
                "application/json",
                "text/html;q=0.9, */*; q=.8",
                "a/b;q=1., c/d;q=0",
                "a/b;version=q=x"
            })
    void whatCanBeReadIsTaken(String accept) {
        assertThat(AcceptHeader.refusal(accept)).isEmpty();
    }

    @Test
    void noneIsNeeded() {
        assertThat(AcceptHeader.refusal((String) null)).isEmpty();
    }
}
