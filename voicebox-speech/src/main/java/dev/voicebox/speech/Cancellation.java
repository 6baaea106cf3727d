package dev.voicebox.speech;

/** Tells running work that its result is no longer wanted. Engines ask often and stop within 50 ms. */
public interface Cancellation {

    /** For work that nobody will cancel. */
    Cancellation NONE = new Cancellation() {
        @Override
        public boolean isCancelled() {
            return false;
        }

        @Override
        public void onCancel(Runnable action) {
            // never cancelled, so the action never runs
        }
    };

    boolean isCancelled();

    /** Runs the action once when the work is cancelled, at once if it already was. The action must not block. */
    void onCancel(Runnable action);
}
