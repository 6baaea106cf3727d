package dev.voicebox.speech.tts.phoneme;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Finds the words of a text in the phonemes of a clause. eSpeak NG says some words as one ({@code təbi} for "to be"), others
 * as many ("$12.50"), and each a little different than alone. So the clause is laid beside the words said one by one, as
 * alike as it can be, and cut where they are cut.
 */
final class WordAlignment {
    private static final double LEFT_OUT = 1;
    private static final double OTHER_VOWEL = 0.6;
    private static final double OTHER_CONSONANT = 0.8;
    private static final double OTHER_KIND = 1.6;

    /** Where only one of the two begins a word. */
    private static final double OTHER_START = 0.4;

    private final List<Phoneme> clause;
    private final List<Phoneme> alone = new ArrayList<>();
    private final List<Integer> wordOf = new ArrayList<>();
    private final double[][] cost;

    private WordAlignment(List<Phoneme> clause, List<String> words) {
        this.clause = clause;
        for (int word = 0; word < words.size(); word++) {
            for (Phoneme phoneme : Phoneme.of(words.get(word))) {
                alone.add(phoneme);
                wordOf.add(word);
            }
        }
        this.cost = new double[clause.size() + 1][alone.size() + 1];
    }

    /**
     * @param clause phonemes of all words said together
     * @param words phonemes of each word said alone
     * @return the clause in as many pieces as there are words
     */
    static List<String> pieces(String clause, List<String> words) {
        List<Phoneme> phonemes = Phoneme.of(clause);
        int[] starts = new WordAlignment(phonemes, words).starts(words.size());
        List<String> pieces = new ArrayList<>();
        for (int word = 0; word < words.size(); word++) {
            int from = word == 0 ? 0 : at(phonemes, starts[word], clause);
            int to = word == words.size() - 1 ? clause.length() : at(phonemes, starts[word + 1], clause);
            pieces.add(clause.substring(from, to));
        }
        return pieces;
    }

    private static int at(List<Phoneme> phonemes, int index, String clause) {
        return index < phonemes.size() ? phonemes.get(index).from() : clause.length();
    }

    /** For each word the phoneme of the clause that it begins with; that of the next word where nothing is left of it. */
    private int[] starts(int words) {
        fill();
        int[] starts = new int[words];
        Arrays.fill(starts, clause.size());
        int i = clause.size();
        int j = alone.size();
        while (i > 0 && j > 0) {
            if (cost[i][j] == cost[i - 1][j - 1] + difference(i - 1, j - 1)) {
                i--;
                j--;
                starts[wordOf.get(j)] = i;
            } else if (cost[i][j] == cost[i - 1][j] + LEFT_OUT) {
                i--;
            } else {
                j--;
            }
        }
        for (int word = words - 2; word >= 0; word--) {
            starts[word] = Math.min(starts[word], starts[word + 1]);
        }
        return starts;
    }

    private void fill() {
        for (int i = 0; i <= clause.size(); i++) {
            for (int j = 0; j <= alone.size(); j++) {
                double best = i == 0 && j == 0 ? 0 : Double.MAX_VALUE;
                if (i > 0) {
                    best = Math.min(best, cost[i - 1][j] + LEFT_OUT);
                }
                if (j > 0) {
                    best = Math.min(best, cost[i][j - 1] + LEFT_OUT);
                }
                if (i > 0 && j > 0) {
                    best = Math.min(best, cost[i - 1][j - 1] + difference(i - 1, j - 1));
                }
                cost[i][j] = best;
            }
        }
    }

    private double difference(int inClause, int inWords) {
        Phoneme one = clause.get(inClause);
        Phoneme other = alone.get(inWords);
        double start = one.first() == other.first() ? 0 : OTHER_START;
        if (one.symbol().equals(other.symbol())) {
            return start;
        }
        if (one.isVowel() != other.isVowel()) {
            return start + OTHER_KIND;
        }
        return start + (one.isVowel() ? OTHER_VOWEL : OTHER_CONSONANT);
    }
}
