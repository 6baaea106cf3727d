package dev.voicebox.job;

import java.util.Objects;

/**
 * Told when voice activity took a frame of 32 ms for silence because the engine could not judge it.
 *
 * @param engine its id
 */
public record FrameLost(String engine) {
    public FrameLost {
        Objects.requireNonNull(engine, "engine");
    }
}
