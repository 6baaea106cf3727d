package dev.voicebox.resume;

/** What gateways share cannot be read or written now. */
public final class StatesUnavailable extends Exception {
    private static final long serialVersionUID = 1L;

    public StatesUnavailable(Throwable cause) {
        super("The shared state of sessions cannot be reached", cause);
    }
}
