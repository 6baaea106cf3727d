package dev.voicebox.job;

import java.util.List;
import java.util.Objects;

import dev.voicebox.privacy.Redacted;

/**
 * A piece of a chunk's sound.
 *
 * @param audio in the order's format; not copied
 * @param words of the chunk whose ends became known since the piece before, in order. Voices that know them tell the first
 *     with the first piece, most of them long before they end; other voices never tell any.
 * @param engine that speaks; {@code null} when it does not matter
 */
public record SpokenPiece(byte[] audio, List<Word> words, String engine) {

    /**
     * When a word has been said.
     *
     * @param end index after its last character in the text of the order
     * @param endMs from the beginning of the chunk's sound
     */
    public record Word(int end, long endMs) {}

    public SpokenPiece {
        Objects.requireNonNull(audio, "audio");
        words = List.copyOf(words);
    }

    /** Of the only voice that there is. */
    public SpokenPiece(byte[] audio, List<Word> words) {
        this(audio, words, null);
    }

    /** Of a voice that knows nothing of words. */
    public SpokenPiece(byte[] audio) {
        this(audio, List.of());
    }

    @Override
    public String toString() {
        return "SpokenPiece[" + Redacted.bytes(audio) + ", " + words + ", " + engine + "]";
    }
}
