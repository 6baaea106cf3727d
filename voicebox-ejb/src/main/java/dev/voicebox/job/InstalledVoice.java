package dev.voicebox.job;

import java.util.Objects;

/**
 * A voice that this server can speak with.
 *
 * @param name as clients ask for it
 * @param language ISO 639-1 code
 * @param gender {@code female}, {@code male} or {@code neutral}, as most people hear it
 * @param engine id of the engine that speaks it while it works
 * @param minSpeed the slowest that it speaks, 1 is natural
 * @param maxSpeed the fastest
 */
public record InstalledVoice(
        String name, String language, String gender, String engine, double minSpeed, double maxSpeed) {
    public InstalledVoice {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(language, "language");
        Objects.requireNonNull(gender, "gender");
        Objects.requireNonNull(engine, "engine");
    }
}
