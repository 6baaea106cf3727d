package dev.voicebox.speech.tts.kokoro;

import java.util.List;

import org.junit.jupiter.api.Test;

import dev.voicebox.speech.tts.phoneme.Clause;

import static org.assertj.core.api.Assertions.assertThat;

class KokoroWordsTest {

    @Test
    void wordsEndWhereTheModelSaysThatTheirPhonemesEnd() {
        KokoroTokens tokens = KokoroTokens.of(
                List.of(new Clause(List.of("ab ", "", "c"), "."), new Clause(List.of("d"), "")),
                KokoroLanguage.ITALIAN);
        KokoroWords words = new KokoroWords(4);

        // edge, a, b, space, c, dot, space, d, edge
        words.add(tokens.tokens(), new long[] {2, 1, 3, 1, 2, 4, 1, 4, 2}, 100, 2_000);

        assertThat(words.endsMs()).containsExactly(700L, 700L, 1_000L, 1_900L);
    }

    @Test
    void piecesOfASentenceFollowOneAnother() {
        KokoroTokens tokens = KokoroTokens.of(
                List.of(new Clause(List.of("a"), ","), new Clause(List.of("b"), "")), KokoroLanguage.ITALIAN);
        KokoroWords words = new KokoroWords(2);

        words.add(tokens.tokens().subList(0, 3), new long[] {1, 1, 1, 1, 1}, 0, 500);
        words.add(tokens.tokens().subList(3, 4), new long[] {1, 1, 1}, 500, 300);

        assertThat(words.endsMs()).containsExactly(200L, 700L);
    }
}
