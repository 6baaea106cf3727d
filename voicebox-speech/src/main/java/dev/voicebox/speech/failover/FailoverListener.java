package dev.voicebox.speech.failover;

import dev.voicebox.speech.EngineState.Role;

/** Hears what becomes of engines, for the log and the metrics. Never of texts or sound. */
public interface FailoverListener {
    FailoverListener NONE = new FailoverListener() {
        @Override
        public void onFailed(Role role, String engine, Fault fault, Throwable cause) {
            // nobody wants to know
        }

        @Override
        public void onNoneLeft(Role role) {
            // nobody wants to know
        }
    };

    /**
     * The engine rests now, and others are asked first.
     *
     * @param cause {@code null} when it was slow; its message may hold the text that was to be spoken
     */
    void onFailed(Role role, String engine, Fault fault, Throwable cause);

    /** Every engine of the chain has failed at a piece of work. */
    void onNoneLeft(Role role);
}
