package dev.voicebox.speech.stt;

import java.util.List;
import java.util.Objects;

import dev.voicebox.speech.privacy.Redacted;

/**
 * What was heard.
 *
 * @param text may be empty when the utterance holds no words
 * @param language ISO 639-1 code of the text
 * @param engine id of the engine that heard it
 * @param words of the text, in order; empty when the engine cannot tell when each was said
 * @param segments of the text, in order, as the engine cuts it; empty when it does not, or was not asked for times
 */
public record Transcript(
        String text, String language, String engine, List<TimedWord> words, List<TimedSegment> segments) {

    /**
     * A phrase or a sentence and when it was said, in ms from the beginning of the utterance.
     *
     * @param text not blank
     * @param endMs not before {@code startMs}
     */
    public record TimedSegment(String text, long startMs, long endMs) {
        public TimedSegment {
            Objects.requireNonNull(text, "text");
            if (startMs < 0 || endMs < startMs) {
                throw new IllegalArgumentException("a segment cannot last from " + startMs + " to " + endMs + " ms");
            }
        }

        @Override
        public String toString() {
            return "TimedSegment[" + Redacted.text(text) + ", " + startMs + ", " + endMs + "]";
        }
    }

    public Transcript {
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(language, "language");
        Objects.requireNonNull(engine, "engine");
        words = List.copyOf(words);
        segments = List.copyOf(segments);
    }

    /** Of an engine that cuts nothing into segments. */
    public Transcript(String text, String language, String engine, List<TimedWord> words) {
        this(text, language, engine, words, List.of());
    }

    /** Without times. */
    public Transcript(String text, String language, String engine) {
        this(text, language, engine, List.of());
    }

    @Override
    public String toString() {
        return "Transcript[" + Redacted.text(text) + ", " + language + ", " + engine + ", " + words + ", " + segments
                + "]";
    }
}
