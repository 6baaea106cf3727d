package dev.voicebox.response.output;

import java.util.OptionalInt;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** How an answer is cut whose model does not keep the limit it was given. */
class OutputLimitTest {

    @Test
    void aPieceIsATokenAtLeast() {
        OutputLimit limit = new OutputLimit(OptionalInt.of(2));

        assertThat(limit.takes("one ")).isTrue();
        assertThat(limit.takes("two ")).isTrue();
        assertThat(limit.takes("three")).isFalse();
    }

    @Test
    void aLongPieceIsManyTokens() {
        OutputLimit limit = new OutputLimit(OptionalInt.of(10));

        assertThat(limit.takes("x".repeat(87))).isTrue();
        assertThat(limit.takes("x")).isFalse();
    }

    @Test
    void nothingIsNoToken() {
        OutputLimit limit = new OutputLimit(OptionalInt.of(1));

        assertThat(limit.takes("")).isTrue();
        assertThat(limit.takes("")).isTrue();
        assertThat(limit.takes("one")).isTrue();
    }

    @Test
    void withoutALimitEverythingIsTaken() {
        OutputLimit limit = new OutputLimit(OptionalInt.empty());

        assertThat(limit.takes("x".repeat(1_000_000))).isTrue();
    }

    /** At four characters a token, a model that keeps its limit has written 400 of them in 100 pieces. */
    @Test
    void aModelThatKeepsItsLimitIsNeverCut() {
        OutputLimit limit = new OutputLimit(OptionalInt.of(100));
        for (int i = 0; i < 100; i++) {
            assertThat(limit.takes("word")).isTrue();
        }
    }
}
