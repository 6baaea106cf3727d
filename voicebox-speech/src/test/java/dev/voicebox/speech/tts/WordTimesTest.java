package dev.voicebox.speech.tts;

import java.util.List;

import org.junit.jupiter.api.Test;

import dev.voicebox.speech.audio.Pcm;
import dev.voicebox.speech.audio.Sounds;
import dev.voicebox.speech.tts.phoneme.Clause;

import static org.assertj.core.api.Assertions.assertThat;

class WordTimesTest {
    private static final int RATE = 16_000;

    @Test
    void theLastWordEndsWithTheSound() {
        assertThat(WordTimes.of(List.of(clause("n\u02c8a^\u028a")), sound(100, 400, 200)))
                .containsExactly(500L);
    }

    @Test
    void longerWordsTakeLonger() {
        List<Long> ends =
                WordTimes.of(List.of(clause("\u0259 ", "t\u0259m\u02c8\u0251\u02d0\u0279o^\u028a")), sound(0, 1_000));

        assertThat(ends.get(0)).isBetween(50L, 250L);
    }

    @Test
    void aPauseThatIsHeardPartsTheClauses() {
        List<Long> ends = WordTimes.of(List.of(clause("tu\u02d0"), clause("tu\u02d0")), sound(0, 700, 200, 300));

        assertThat(ends).containsExactly(700L, 1_200L);
    }

    @Test
    void withoutAPauseClausesShareTheSound() {
        List<Long> ends = WordTimes.of(List.of(clause("tu\u02d0"), clause("tu\u02d0")), sound(0, 1_000));

        assertThat(ends.get(0)).isBetween(200L, 500L);
        assertThat(ends.get(1)).isEqualTo(1_000);
    }

    @Test
    void aWordThatIsNotSpokenEndsWithTheOneBefore() {
        List<Long> ends = WordTimes.of(List.of(clause("t\u02c8u\u02d0 ", "", "t\u02c8u\u02d0")), sound(0, 1_000));

        assertThat(ends.get(1)).isEqualTo(ends.get(0));
    }

    @Test
    void silenceHasTimesToo() {
        assertThat(WordTimes.of(List.of(clause("tu\u02d0", "")), sound(500))).hasSize(2);
        assertThat(WordTimes.of(List.of(), sound(500))).isEmpty();
    }

    private static Clause clause(String... words) {
        return new Clause(List.of(words), ",");
    }

    /** Silence and a tone by turns, in ms. */
    private static Pcm sound(int... ms) {
        short[] all = {};
        for (int i = 0; i < ms.length; i++) {
            int samples = ms[i] * RATE / 1_000;
            // never quiet for long, and loud at both ends
            short[] piece = i % 2 == 0 ? new short[samples] : Sounds.sine(RATE / 4.0 + 1, RATE, samples, 8_000);
            if (i % 2 == 1) {
                piece[0] = 8_000;
                piece[samples - 1] = 8_000;
            }
            all = Sounds.joined(all, piece);
        }
        return new Pcm(all, RATE);
    }
}
