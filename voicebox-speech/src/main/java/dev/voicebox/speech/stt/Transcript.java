package dev.voicebox.speech.stt;

import java.util.Objects;

/**
 * What was heard.
 *
 * @param text may be empty when the utterance holds no words
 * @param language ISO 639-1 code of the text
 * @param engine id of the engine that heard it
 */
public record Transcript(String text, String language, String engine) {
    public Transcript {
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(language, "language");
        Objects.requireNonNull(engine, "engine");
    }
}
