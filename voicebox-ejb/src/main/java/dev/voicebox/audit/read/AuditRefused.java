package dev.voicebox.audit.read;

import dev.voicebox.refusal.CallRefused;

/** The log cannot be read. */
public final class AuditRefused extends CallRefused {
    private static final long serialVersionUID = 1L;

    private AuditRefused(Reason reason, String code, String message) {
        super(reason, code, message);
    }

    private AuditRefused(String message, RuntimeException away) {
        super(message, away);
    }

    static AuditRefused unknownTenant() {
        return new AuditRefused(Reason.UNKNOWN, "tenant_not_found", "There is no such tenant.");
    }

    static AuditRefused storeAway(RuntimeException cause) {
        return new AuditRefused("The audit log cannot be read at the moment. Try again in a few seconds.", cause);
    }
}
