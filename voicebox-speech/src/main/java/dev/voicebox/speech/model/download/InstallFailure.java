package dev.voicebox.speech.model.download;

/** A model could not be installed. The message is plain words for a person: what is wrong, and what to do. */
public final class InstallFailure extends Exception {
    private static final long serialVersionUID = 1L;

    /** What went wrong, in the terms that a caller can act on. */
    public enum Kind {
        /** The catalogue has no such model. */
        UNKNOWN_MODEL,
        /** The address cannot be reached. */
        OFFLINE,
        /** The server answers, but not with the file. */
        REFUSED,
        /** The connection broke again and again; what came is kept, and the next install goes on from there. */
        CUT,
        /** What came is not the file that the catalogue describes. */
        WRONG_CONTENT,
        /** The folder takes no more, or cannot be written. */
        DISK,
        /** Nobody wants it any more; what came is kept. */
        CANCELLED
    }

    private final Kind kind;

    public InstallFailure(Kind kind, String message) {
        this(kind, message, null);
    }

    public InstallFailure(Kind kind, String message, Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }
}
