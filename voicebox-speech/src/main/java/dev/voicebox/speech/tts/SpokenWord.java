package dev.voicebox.speech.tts;

/**
 * When a word of a text has been said.
 *
 * @param from index of its first character in the text of the request
 * @param to index after its last character
 * @param endMs when its sound has ended, in ms from the beginning of all sound of the request
 */
public record SpokenWord(int from, int to, long endMs) {
    public SpokenWord {
        if (from < 0 || to <= from || endMs < 0) {
            throw new IllegalArgumentException("no word from " + from + " to " + to + " ends at " + endMs + " ms");
        }
    }

    SpokenWord endingAt(long ms) {
        return new SpokenWord(from, to, ms);
    }
}
