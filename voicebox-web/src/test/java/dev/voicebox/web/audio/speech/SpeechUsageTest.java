package dev.voicebox.web.audio.speech;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.voicebox.language.TokenEstimate;

import static org.assertj.core.api.Assertions.assertThat;

class SpeechUsageTest {

    @ParameterizedTest
    @CsvSource({"Hello there., 3", "Привет, 3", "こんにちは, 5"})
    void aTextCountsAsInASession(String text, int tokens) {
        assertThat(SpeechUsage.of(text, 0)).isEqualTo(new SpeechUsage(tokens, 0));
        assertThat(TokenEstimate.ofText(text)).isEqualTo(tokens);
    }

    @ParameterizedTest
    @CsvSource({"49, 0", "50, 1", "1260, 25"})
    void soundCountsByItsLength(long ms, int tokens) {
        assertThat(SpeechUsage.of("", ms)).isEqualTo(new SpeechUsage(0, tokens));
    }
}
