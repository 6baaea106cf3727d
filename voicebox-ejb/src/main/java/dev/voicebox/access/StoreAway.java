package dev.voicebox.access;

/** The place where credentials are kept did not answer. */
final class StoreAway extends RuntimeException {

    private static final long serialVersionUID = 1L;

    StoreAway(String what, Throwable cause) {
        super(what, cause);
    }
}
