package dev.voicebox.refusal;

import java.util.Objects;

/** What is asked for cannot be done; the message is for the caller and says what to do. */
public abstract class CallRefused extends Exception {
    private static final long serialVersionUID = 1L;

    private final Reason reason;
    private final String code;
    private final String param;

    /** Why not. */
    public enum Reason {
        /** It is not there, or belongs to somebody else: the answer is the same. */
        UNKNOWN,
        /** The page should begin at something that is not in the list. */
        UNKNOWN_CURSOR,
        /** It has to be asked in another way. */
        INVALID,
        /** It contradicts what is there. */
        CONFLICT,
        /** It has another version by now. */
        OTHER_VERSION,
        /** The database cannot be asked now. */
        STORE_AWAY
    }

    protected CallRefused(Reason reason, String code, String message) {
        this(reason, code, message, null);
    }

    /** @param param the offending parameter, or {@code null} */
    protected CallRefused(Reason reason, String code, String message, String param) {
        super(message);
        this.reason = Objects.requireNonNull(reason, "reason");
        this.code = Objects.requireNonNull(code, "code");
        this.param = param;
    }

    /** @param away what the database, or the way to it, has said */
    protected CallRefused(String message, RuntimeException away) {
        super(message, away);
        this.reason = Reason.STORE_AWAY;
        this.code = "service_unavailable";
        this.param = null;
    }

    public Reason reason() {
        return reason;
    }

    /** One word for programs. */
    public String code() {
        return code;
    }

    /** The offending parameter, or {@code null}. */
    public String param() {
        return param;
    }
}
