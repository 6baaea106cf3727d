package dev.voicebox.job;

import java.util.List;
import java.util.Objects;

import dev.voicebox.event.HeardWord;
import dev.voicebox.privacy.Redacted;

/**
 * What was heard in an utterance.
 *
 * @param text may be empty
 * @param language ISO 639-1 code of the text
 * @param words in order; empty when the engine cannot tell when each was said
 * @param segments phrases as the engine cuts them, else what was said between pauses; in order, empty when there is no text
 */
public record Transcript(String text, String language, List<HeardWord> words, List<Segment> segments) {

    /** Words without a pause between them; in ms from the beginning of the utterance. */
    public record Segment(String text, long startMs, long endMs) {
        public Segment {
            Objects.requireNonNull(text, "text");
        }

        @Override
        public String toString() {
            return "Segment[" + Redacted.text(text) + ", " + startMs + ", " + endMs + "]";
        }
    }

    public Transcript {
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(language, "language");
        words = List.copyOf(words);
        segments = List.copyOf(segments);
    }

    /** English words of an engine that tells no times. */
    public static Transcript of(String text) {
        return new Transcript(text, "en", List.of(), List.of());
    }

    @Override
    public String toString() {
        return "Transcript[" + Redacted.text(text) + ", " + language + ", " + words + ", " + segments + "]";
    }
}
