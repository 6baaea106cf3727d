package dev.voicebox.session;

/** What is asked for cannot be had now, and may be had in a moment: the client is to try again. */
public final class NotNow extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public NotNow(Throwable cause) {
        super("It cannot be had now", cause);
    }
}
