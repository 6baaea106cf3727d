package dev.voicebox.catalogue;

import java.util.Objects;

import dev.voicebox.privacy.Redacted;

/**
 * A tenant's name for a voice that is installed.
 *
 * @param name as sessions ask for it, 1 to 64 characters
 * @param engine id of the engine that speaks it; {@code null} while it is not known
 * @param engineVoice its name there
 * @param language ISO 639-1 code, or {@code null}
 */
public record Voice(String name, String engine, String engineVoice, String language) {

    public Voice {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(engineVoice, "engineVoice");
    }

    @Override
    public String toString() {
        return "Voice[" + Redacted.text(name) + ", " + engine + ", " + Redacted.text(engineVoice) + ", " + language
                + "]";
    }
}
