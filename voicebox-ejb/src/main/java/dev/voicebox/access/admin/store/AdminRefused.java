package dev.voicebox.access.admin.store;

import dev.voicebox.access.admin.list.Part;
import dev.voicebox.refusal.CallRefused;

/** What an administrator wants cannot be done. */
public final class AdminRefused extends CallRefused {
    private static final long serialVersionUID = 1L;

    private AdminRefused(Reason reason, String code, String message) {
        super(reason, code, message);
    }

    private AdminRefused(Reason reason, String code, String message, String param) {
        super(reason, code, message, param);
    }

    private AdminRefused(String message, RuntimeException away) {
        super(message, away);
    }

    /** @param kind of thing, such as {@code project} */
    public static AdminRefused unknown(String kind) {
        return new AdminRefused(
                Reason.UNKNOWN, kind.replace(' ', '_') + "_not_found", "There is no such " + kind + ".");
    }

    public static AdminRefused unknownCursor(Part.Wanted wanted) {
        String param = wanted.isBackward() ? "before" : "after";
        String message = "Invalid '" + param + "'. It is not in this list. Take an id that an earlier page has shown.";
        return new AdminRefused(Reason.UNKNOWN_CURSOR, "invalid_value", message, param);
    }

    public static AdminRefused conflict(String code, String message) {
        return new AdminRefused(Reason.CONFLICT, code, message);
    }

    public static AdminRefused otherVersion() {
        return new AdminRefused(
                Reason.OTHER_VERSION,
                "version_conflict",
                "Somebody has changed it meanwhile. Read it again, and repeat the change if it is still wanted.");
    }

    /** Several are meant. */
    public static AdminRefused ambiguous(String kind) {
        return new AdminRefused(
                Reason.INVALID,
                "invalid_value",
                "Several tenants have a " + kind + " of this id. Say which is meant with tenant_id.");
    }

    public static AdminRefused storeAway(RuntimeException cause) {
        return new AdminRefused("This cannot be read or written at the moment. Try again in a few seconds.", cause);
    }
}
