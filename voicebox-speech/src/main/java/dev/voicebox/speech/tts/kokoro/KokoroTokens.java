package dev.voicebox.speech.tts.kokoro;

import java.util.ArrayList;
import java.util.List;

import dev.voicebox.speech.tts.phoneme.Clause;

/**
 * What Kokoro reads, as numbers, and the word that each belongs to.
 *
 * @param tokens without the edges
 */
record KokoroTokens(List<Token> tokens) {
    /** Its input holds 512, two of them edges. */
    static final int LONGEST = 510;

    /** Of what stands between words. */
    static final int NO_WORD = -1;

    /** Where an input that is too long may be cut: after a clause, else after a word. */
    enum Cut {
        NONE,
        WORD,
        CLAUSE
    }

    record Token(int number, int word, Cut after) {}

    KokoroTokens {
        tokens = List.copyOf(tokens);
    }

    static KokoroTokens of(List<Clause> clauses, KokoroLanguage language) {
        List<Token> tokens = new ArrayList<>();
        int word = 0;
        for (Clause clause : clauses) {
            if (!tokens.isEmpty()) {
                add(" ", NO_WORD, Cut.CLAUSE, tokens);
            }
            for (String phonemes : clause.words()) {
                add(KokoroSymbols.of(phonemes, language), word++, Cut.WORD, tokens);
            }
            dropSpace(tokens);
            add(clause.mark(), NO_WORD, Cut.NONE, tokens);
        }
        return new KokoroTokens(tokens);
    }

    private static void add(String symbols, int word, Cut atSpace, List<Token> tokens) {
        symbols.codePoints()
                .forEach(symbol -> KokoroVocabulary.number(symbol)
                        .ifPresent(number -> tokens.add(
                                symbol == ' '
                                        ? new Token(number, NO_WORD, atSpace)
                                        : new Token(number, word, Cut.NONE))));
    }

    /** A mark follows its word at once. */
    private static void dropSpace(List<Token> tokens) {
        int last = tokens.size() - 1;
        if (last >= 0 && tokens.get(last).after() == Cut.WORD) {
            tokens.remove(last);
        }
    }

    /** In pieces that Kokoro can read; cut after clauses if that is possible, else after words, else anywhere. */
    List<KokoroTokens> pieces() {
        List<KokoroTokens> pieces = new ArrayList<>();
        int from = 0;
        while (from < tokens.size()) {
            int to = Math.min(tokens.size(), from + LONGEST);
            to = to == tokens.size() ? to : cut(from, to);
            pieces.add(new KokoroTokens(tokens.subList(from, to)));
            from = to;
        }
        return pieces;
    }

    private int cut(int from, int limit) {
        int afterWord = 0;
        for (int i = limit - 1; i >= from; i--) {
            if (tokens.get(i).after() == Cut.CLAUSE) {
                return i + 1;
            }
            if (tokens.get(i).after() == Cut.WORD && afterWord == 0) {
                afterWord = i + 1;
            }
        }
        return afterWord == 0 ? limit : afterWord;
    }

    /** With the edges. */
    long[] numbers() {
        long[] numbers = new long[tokens.size() + 2];
        numbers[0] = KokoroVocabulary.EDGE;
        for (int i = 0; i < tokens.size(); i++) {
            numbers[i + 1] = tokens.get(i).number();
        }
        numbers[numbers.length - 1] = KokoroVocabulary.EDGE;
        return numbers;
    }
}
