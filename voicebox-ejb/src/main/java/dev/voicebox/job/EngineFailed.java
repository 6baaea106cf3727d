package dev.voicebox.job;

import java.util.Objects;

import dev.voicebox.privacy.Redacted;

/**
 * Told when a speech engine was given up for a piece of work, or the last of them was.
 *
 * @param role {@code stt} or {@code tts}
 * @param engine its id; {@code none} when there was no other left
 * @param fault {@code broken}, {@code slow} or {@code broke_off}; {@code none_left}
 */
public record EngineFailed(String role, String engine, String fault) {
    public EngineFailed {
        Objects.requireNonNull(role, "role");
        Objects.requireNonNull(engine, "engine");
        Objects.requireNonNull(fault, "fault");
    }

    @Override
    public String toString() {
        return "EngineFailed[" + role + ", " + engine + ", " + Redacted.text(fault) + "]";
    }
}
