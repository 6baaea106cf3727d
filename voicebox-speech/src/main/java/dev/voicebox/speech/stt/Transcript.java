package dev.voicebox.speech.stt;

import java.util.List;
import java.util.Objects;

/**
 * What was heard.
 *
 * @param text may be empty when the utterance holds no words
 * @param language ISO 639-1 code of the text
 * @param engine id of the engine that heard it
 * @param words of the text, in order; empty when the engine cannot tell when each was said
 */
public record Transcript(String text, String language, String engine, List<TimedWord> words) {
    public Transcript {
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(language, "language");
        Objects.requireNonNull(engine, "engine");
        words = List.copyOf(words);
    }

    /** Without times. */
    public Transcript(String text, String language, String engine) {
        this(text, language, engine, List.of());
    }
}
