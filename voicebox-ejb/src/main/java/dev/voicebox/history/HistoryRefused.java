package dev.voicebox.history;

import dev.voicebox.refusal.CallRefused;

/** History that cannot be read. */
public final class HistoryRefused extends CallRefused {
    private static final long serialVersionUID = 1L;

    private HistoryRefused(Reason reason, String code, String message) {
        super(reason, code, message);
    }

    private HistoryRefused(String message, RuntimeException away) {
        super(message, away);
    }

    static HistoryRefused unknownTenant() {
        return new HistoryRefused(Reason.UNKNOWN, "tenant_not_found", "There is no such tenant.");
    }

    /** The same for a session of another tenant and for one that is nowhere. */
    static HistoryRefused unknownSession() {
        return new HistoryRefused(Reason.UNKNOWN, "session_not_found", "This tenant has no such session.");
    }

    static HistoryRefused unknownCursor() {
        return new HistoryRefused(
                Reason.UNKNOWN_CURSOR,
                "invalid_value",
                "It is not in this list. Take an id that an earlier page has shown.");
    }

    /** What the tenant's sessions say is encrypted: there are no words to look for. */
    static HistoryRefused encrypted() {
        return new HistoryRefused(
                Reason.CONFLICT,
                "content_encrypted",
                "What this tenant's sessions say is encrypted and cannot be searched. Read the items of a session instead.");
    }

    static HistoryRefused storeAway(RuntimeException cause) {
        return new HistoryRefused("History cannot be read at the moment. Try again in a few seconds.", cause);
    }
}
