package dev.voicebox.inbound.said;

import java.util.Locale;

/** A record is skipped; the message says nothing of its content. */
public final class Skipped extends Exception {
    private static final long serialVersionUID = 1L;

    private final Reason reason;

    /** Why records are skipped; in lower case the value of the metric's tag. */
    public enum Reason {
        /** No tenant, one that is not there, or one that has not asked for it. */
        TENANT,
        /** The key is no id of a session. */
        KEY,
        /** It is not as the schema says, or of a type that is not known. */
        SCHEMA,
        /** More sound than there is room for, or a turn in two formats. */
        AUDIO,
        /** It was said before. */
        REPEATED,
        /** The session refused it. */
        REFUSED;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Skipped(Reason reason, String message) {
        super(message, null, false, false);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
