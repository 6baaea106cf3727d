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

    /** What each of {@link #words} is. */
    public List<String> wordTexts() {
        return words().stream()
                .map(word -> text.substring(word.from(), word.to()))
                .toList();
    }

    /**
     * All words as they stand in the whole text.
     *
     * @param endsMs of each word, in the sound of this sentence
     * @param offsetMs when that begins
     * @return none when there are not as many ends as words
     */
    public List<SpokenWord> spoken(List<Long> endsMs, long offsetMs) {
        List<Word> words = words();
        List<SpokenWord> spoken = new ArrayList<>();
        for (int i = 0; i < words.size() && words.size() == endsMs.size(); i++) {
            spoken.add(spoken(words.get(i), offsetMs + endsMs.get(i)));
        }
        return spoken;
    }

    /** The word as it stands in the whole text. */
    public SpokenWord spoken(Word word, long endMs) {
        return new SpokenWord(origins[from + word.from()], origins[from + word.to() - 1] + 1, endMs);
    }
}
