package dev.voicebox.speech.tts.phoneme;

import java.util.ArrayList;
import java.util.List;

import dev.voicebox.speech.Cancellation;
import dev.voicebox.speech.SpeechFailure;

/** How a sentence is pronounced: its clauses, and in them its words. */
public final class Pronunciation {
    private Pronunciation() {}

    /**
     * Asks a phonemizer once.
     *
     * @param words of one sentence, with the marks on them
     * @param voice as {@link Phonemizer} takes it
     * @return together they have as many words as were given; none at all when it was cancelled
     */
    public static List<Clause> of(List<String> words, String voice, Phonemizer phonemizer, Cancellation cancellation)
            throws SpeechFailure {
        List<ClauseCut> cuts = ClauseCut.of(words);
        List<String> lines = new ArrayList<>();
        for (ClauseCut cut : cuts) {
            lines.add(cut.text());
            if (cut.words().size() > 1) {
                lines.addAll(cut.words());
            }
        }
        List<String> phonemes = phonemizer.phonemes(lines, voice, cancellation);
        return phonemes.isEmpty() ? List.of() : read(cuts, phonemes);
    }

    /** As it is written, for voices that learnt to speak from letters. */
    public static List<Clause> ofLetters(List<String> words) {
        return ClauseCut.of(words).stream()
                .map(cut ->
                        new Clause(cut.words().stream().map(word -> word + " ").toList(), ""))
                .toList();
    }

    private static List<Clause> read(List<ClauseCut> cuts, List<String> phonemes) {
        List<Clause> clauses = new ArrayList<>();
        int line = 0;
        for (ClauseCut cut : cuts) {
            String whole = phonemes.get(line++);
            int count = cut.words().size();
            List<String> pieces = List.of(whole);
            if (count > 1) {
                pieces = WordAlignment.pieces(whole, phonemes.subList(line, line + count));
                line += count;
            }
            clauses.add(new Clause(pieces, cut.mark()));
        }
        return clauses;
    }
}
