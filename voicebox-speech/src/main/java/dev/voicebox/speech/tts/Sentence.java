package dev.voicebox.speech.tts;

import java.util.ArrayList;
import java.util.List;

/** A piece of a text that an engine speaks in one go: white space made single, and known where each character stood. */
public final class Sentence {
    private final String text;

    /** Indices in the whole text. */
    private final int[] origins;

    private final int from;

    private Sentence(String text, int[] origins, int from) {
        this.text = text;
        this.origins = origins;
        this.from = from;
    }

    static Sentence of(String whole, int start, int end) {
        StringBuilder text = new StringBuilder();
        int[] origins = new int[end - start];
        for (int i = start; i < end; i++) {
            boolean space = Character.isWhitespace(whole.charAt(i));
            if (space && (text.isEmpty() || text.charAt(text.length() - 1) == ' ')) {
                continue;
            }
            origins[text.length()] = i;
            text.append(space ? ' ' : whole.charAt(i));
        }
        return new Sentence(text.toString().stripTrailing(), origins, 0);
    }

    /** Without white space at its ends. */
    Sentence part(int start, int end) {
        String part = text.substring(start, end);
        int skipped = part.length() - part.stripLeading().length();
        return new Sentence(part.strip(), origins, from + start + skipped);
    }

    public String text() {
        return text;
    }

    /** A word between white space; indices in {@link #text}. */
    public record Word(int from, int to) {}

    public List<Word> words() {
        List<Word> words = new ArrayList<>();
        int start = 0;
        for (int i = 1; i <= text.length(); i++) {
            if (i == text.length() || text.charAt(i) == ' ') {
                words.add(new Word(start, i));
                start = i + 1;
            }
        }
        return words;
    }

    /** The word as it stands in the whole text. */
    public SpokenWord spoken(Word word, long endMs) {
        return new SpokenWord(origins[from + word.from()], origins[from + word.to() - 1] + 1, endMs);
    }
}
