package dev.voicebox.speech.tts.kokoro;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import org.junit.jupiter.api.Test;

import dev.voicebox.speech.tts.kokoro.KokoroTokens.Token;
import dev.voicebox.speech.tts.phoneme.Clause;

import static org.assertj.core.api.Assertions.assertThat;

class KokoroTokensTest {

    @Test
    void numbersStandBetweenEdges() {
        assertThat(tokens(new Clause(List.of("hˈa^ɪ ", "ju"), "!")).numbers())
                .containsExactly(0, 50, 156, 25, 16, 52, 63, 5, 0);
    }

    @Test
    void clausesAreApartByASpace() {
        assertThat(tokens(new Clause(List.of("a "), ","), new Clause(List.of("b"), ""))
                        .numbers())
                .containsExactly(0, 24 + 19, 3, 16, 44, 0);
    }

    @Test
    void eachNumberKnowsItsWord() {
        assertThat(tokens(new Clause(List.of("aa ", "", "b"), ","), new Clause(List.of("c"), ""))
                        .tokens())
                .extracting(Token::word)
                .containsExactly(0, 0, -1, 2, -1, -1, 3);
    }

    @Test
    void whatKokoroDoesNotReadIsLeftOut() {
        assertThat(tokens(new Clause(List.of("a4ħb"), "")).numbers()).containsExactly(0, 43, 44, 0);
    }

    @Test
    void aLongSentenceIsCutAfterAClause() {
        List<KokoroTokens> pieces =
                tokens(clause(300), clause(150), clause(100)).pieces();

        assertThat(pieces).extracting(piece -> piece.tokens().size()).containsExactly(300 + 2 + 150 + 2, 100 + 1);
    }

    @Test
    void aLongClauseIsCutAfterAWord() {
        List<String> words = Collections.nCopies(200, "abcd ");

        List<KokoroTokens> pieces = tokens(new Clause(words, ".")).pieces();

        assertThat(pieces).allMatch(piece -> piece.tokens().size() <= KokoroTokens.LONGEST);
        assertThat(pieces.get(0).tokens())
                .hasSize(510)
                .last()
                .extracting(Token::word)
                .isEqualTo(KokoroTokens.NO_WORD);
        assertThat(joined(pieces)).isEqualTo(tokens(new Clause(words, ".")).tokens());
    }

    @Test
    void aLongWordIsCutAnywhere() {
        List<KokoroTokens> pieces = tokens(clause(1_200)).pieces();

        assertThat(pieces).extracting(piece -> piece.tokens().size()).containsExactly(510, 510, 181);
    }

    @Test
    void nothingHasNoPieces() {
        assertThat(tokens().pieces()).isEmpty();
    }

    private static List<Token> joined(List<KokoroTokens> pieces) {
        List<Token> tokens = new ArrayList<>();
        pieces.forEach(piece -> tokens.addAll(piece.tokens()));
        return tokens;
    }

    private static KokoroTokens tokens(Clause... clauses) {
        return KokoroTokens.of(List.of(clauses), KokoroLanguage.SPANISH);
    }

    /** Of one word. */
    private static Clause clause(int phonemes) {
        return new Clause(List.of("a".repeat(phonemes)), ",");
    }
}
