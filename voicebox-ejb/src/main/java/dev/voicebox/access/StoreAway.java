package dev.voicebox.access;

/** The place where credentials are kept did not answer. */
public final class StoreAway extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public StoreAway(String what, Throwable cause) {
        super(what, cause);
    }
}
