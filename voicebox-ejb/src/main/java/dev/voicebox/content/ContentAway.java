package dev.voicebox.content;

/** A tenant's key cannot be had now, or how the tenant's content is kept cannot be found out. */
public final class ContentAway extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ContentAway(String what, Throwable cause) {
        super(what, cause);
    }
}
