package dev.voicebox.speech.failover;

import java.time.Duration;
import java.util.Objects;

import dev.voicebox.speech.EngineState.Role;

/**
 * An engine was given up for a piece of work.
 *
 * @param cause {@code null} when it was slow; its message may hold the text that was to be spoken
 * @param rest how long others are asked before it from now on; zero when it stays where it was
 */
public record GivenUp(Role role, String engine, Fault fault, Throwable cause, Duration rest) {
    public GivenUp {
        Objects.requireNonNull(role, "role");
        Objects.requireNonNull(engine, "engine");
        Objects.requireNonNull(fault, "fault");
        Objects.requireNonNull(rest, "rest");
    }

    /** Of the cause only its class. */
    @Override
    public String toString() {
        String why = cause == null ? "slow" : cause.getClass().getSimpleName();
        return "GivenUp[" + role + ", " + engine + ", " + fault + ", " + why + ", " + rest + "]";
    }
}
