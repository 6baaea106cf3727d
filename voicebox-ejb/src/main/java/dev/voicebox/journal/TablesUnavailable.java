package dev.voicebox.journal;

/** The database did not say that it has committed: try again later. */
public final class TablesUnavailable extends Exception {
    private static final long serialVersionUID = 1L;

    public TablesUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
