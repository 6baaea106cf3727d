package dev.voicebox.speech.tts;

import java.util.Objects;

import dev.voicebox.speech.tts.SpeakRequest.Speed;

/**
 * A voice that an engine can speak with.
 *
 * @param name as clients name it
 * @param language ISO 639-1 code
 * @param gender as most people hear it
 * @param engine id of its engine
 * @param minSpeed the slowest that it speaks, 1 is natural; slower requests sound like this
 * @param maxSpeed the fastest that it speaks; faster requests sound like this
 */
public record Voice(String name, String language, Gender gender, String engine, double minSpeed, double maxSpeed) {

    /** How a voice is heard. */
    public enum Gender {
        FEMALE,
        MALE,
        NEUTRAL
    }

    public Voice {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(language, "language");
        Objects.requireNonNull(gender, "gender");
        Objects.requireNonNull(engine, "engine");
        if (!(minSpeed >= Speed.SLOWEST && minSpeed <= 1 && maxSpeed >= 1 && maxSpeed <= Speed.FASTEST)) {
            throw new IllegalArgumentException("no voice speaks from speed " + minSpeed + " to " + maxSpeed);
        }
    }

    /** With every speed that may be asked for. */
    public Voice(String name, String language, Gender gender, String engine) {
        this(name, language, gender, engine, Speed.SLOWEST, Speed.FASTEST);
    }
}
