package dev.voicebox.resume;

import java.util.Objects;

/** The session cannot be taken up. Clients are told that alone, whatever the reason. */
public final class NotResumable extends Exception {
    private static final long serialVersionUID = 1L;

    private final Reason reason;

    /** For metrics. */
    public enum Reason {
        /** There is none under this key, or the token is not its own. */
        UNKNOWN,
        /** What the client has not seen is not known any more. */
        GAP
    }

    public NotResumable(Reason reason) {
        super("The session cannot be resumed: " + reason);
        this.reason = Objects.requireNonNull(reason, "reason");
    }

    public Reason reason() {
        return reason;
    }
}
