package dev.voicebox.speech;

import java.util.Objects;

/**
 * What became of one engine of a chain, for the log, {@code /v1/models} and the console.
 *
 * @param id as in the settings, for example {@code whisper}
 * @param role what it was wanted for
 * @param state whether it works
 * @param reason one line for a person: what it is, or why it does not work
 */
public record EngineState(String id, Role role, State state, String reason) {

    /** What engines are for. */
    public enum Role {
        VAD,
        STT,
        TTS
    }

    /** Whether the engine works. */
    public enum State {
        /** The first of its chain: it does the work. */
        ACTIVE,
        /** Stands behind it, for other languages or when the first fails. */
        AVAILABLE,
        /** Not there; the reason says what to do. */
        SKIPPED,
        /** It was set or installed, but does not start; the reason says what to do. */
        FAILED;

        /** Whether it is there. */
        public boolean isOpen() {
            return this == ACTIVE || this == AVAILABLE;
        }
    }

    public EngineState {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(role, "role");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(reason, "reason");
    }
}
