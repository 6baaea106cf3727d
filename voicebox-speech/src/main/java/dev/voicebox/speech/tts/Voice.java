package dev.voicebox.speech.tts;

import java.util.Objects;

/**
 * A voice that an engine can speak with.
 *
 * @param name as clients name it
 * @param language ISO 639-1 code
 * @param engine id of its engine
 */
public record Voice(String name, String language, String engine) {
    public Voice {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(language, "language");
        Objects.requireNonNull(engine, "engine");
    }
}
