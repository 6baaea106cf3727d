package dev.voicebox.speech.failover;

import dev.voicebox.speech.EngineState.Role;

/** Hears what becomes of engines, for the log and the metrics. Never of texts or sound. */
public interface FailoverListener {
    FailoverListener NONE = new FailoverListener() {
        @Override
        public void onFailed(GivenUp engine) {
            // nobody wants to know
        }

        @Override
        public void onNoneLeft(Role role) {
            // nobody wants to know
        }
    };

    void onFailed(GivenUp engine);

    /** Every engine of the chain has failed at a piece of work. */
    void onNoneLeft(Role role);
}
