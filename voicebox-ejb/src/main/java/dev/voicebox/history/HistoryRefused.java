package dev.voicebox.history;

/** History that cannot be read; the message is for the caller and says what to do. */
public final class HistoryRefused extends Exception {
    private static final long serialVersionUID = 1L;

    private final Reason reason;

    public enum Reason {
        UNKNOWN_TENANT,
        UNKNOWN_SESSION,
        /** The page should begin at something that is not in the list. */
        UNKNOWN_CURSOR,
        /** What the tenant's sessions say is encrypted: there are no words to look for. */
        ENCRYPTED,
        /** The database cannot be asked now. */
        STORE_AWAY
    }

    private HistoryRefused(Reason reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }

    static HistoryRefused unknownTenant() {
        return new HistoryRefused(Reason.UNKNOWN_TENANT, "There is no such tenant.", null);
    }

    /** The same for a session of another tenant and for one that is nowhere. */
    static HistoryRefused unknownSession() {
        return new HistoryRefused(Reason.UNKNOWN_SESSION, "This tenant has no such session.", null);
    }

    static HistoryRefused unknownCursor() {
        return new HistoryRefused(
                Reason.UNKNOWN_CURSOR, "It is not in this list. Take an id that an earlier page has shown.", null);
    }

    static HistoryRefused encrypted() {
        return new HistoryRefused(
                Reason.ENCRYPTED,
                "What this tenant's sessions say is encrypted and cannot be searched. Read the items of a session instead.",
                null);
    }

    static HistoryRefused storeAway(RuntimeException cause) {
        return new HistoryRefused(
                Reason.STORE_AWAY, "History cannot be read at the moment. Try again in a few seconds.", cause);
    }
}
