package dev.voicebox.audit.read;

/** The log cannot be read; the message is for the caller and says what to do. */
public final class AuditRefused extends Exception {
    private static final long serialVersionUID = 1L;

    private final Reason reason;

    public enum Reason {
        UNKNOWN_TENANT,
        /** The database cannot be asked now. */
        STORE_AWAY
    }

    private AuditRefused(Reason reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }

    static AuditRefused unknownTenant() {
        return new AuditRefused(Reason.UNKNOWN_TENANT, "There is no such tenant.", null);
    }

    static AuditRefused storeAway(RuntimeException cause) {
        return new AuditRefused(
                Reason.STORE_AWAY, "The audit log cannot be read at the moment. Try again in a few seconds.", cause);
    }
}
