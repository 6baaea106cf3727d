package dev.voicebox.speech.tts.phoneme;

import java.util.List;
import java.util.Objects;

import dev.voicebox.speech.privacy.Redacted;

/**
 * What is said in one go.
 *
 * @param words the phonemes of each word of the text, in order; together they are those of the clause, with a space at the
 *     end of a word where one is heard; empty for a word that is not spoken
 * @param mark the mark that ends it, one of {@code ; : , . ! ? … —}, or nothing
 */
public record Clause(List<String> words, String mark) {
    public Clause {
        words = List.copyOf(words);
        Objects.requireNonNull(mark, "mark");
    }

    /** All of its phonemes. */
    public String phonemes() {
        return String.join("", words).strip();
    }

    @Override
    public String toString() {
        return "Clause[" + Redacted.entries(words) + ", " + Redacted.text(mark) + "]";
    }
}
