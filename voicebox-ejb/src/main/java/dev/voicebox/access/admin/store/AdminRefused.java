package dev.voicebox.access.admin.store;

import java.util.Objects;

import dev.voicebox.access.admin.list.Part;

/** What an administrator wants cannot be done; the message is for the caller and says what to do. */
public final class AdminRefused extends Exception {
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
        /** It contradicts what is there. */
        CONFLICT,
        /** It has another version by now. */
        OTHER_VERSION,
        /** Several are meant. */
        AMBIGUOUS,
        /** The database cannot be asked now. */
        STORE_AWAY
    }

    private AdminRefused(Reason reason, String code, String message, Throwable cause) {
        this(reason, code, message, cause, null);
    }

    private AdminRefused(Reason reason, String code, String message, Throwable cause, String param) {
        super(message, cause);
        this.param = param;
        this.reason = Objects.requireNonNull(reason, "reason");
        this.code = Objects.requireNonNull(code, "code");
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

    /** @param kind of thing, such as {@code project} */
    public static AdminRefused unknown(String kind) {
        return new AdminRefused(
                Reason.UNKNOWN, kind.replace(' ', '_') + "_not_found", "There is no such " + kind + ".", null);
    }

    public static AdminRefused unknownCursor(Part.Wanted wanted) {
        String param = wanted.isBackward() ? "before" : "after";
        String message = "Invalid '" + param + "'. It is not in this list. Take an id that an earlier page has shown.";
        return new AdminRefused(Reason.UNKNOWN_CURSOR, "invalid_value", message, null, param);
    }

    public static AdminRefused conflict(String code, String message) {
        return new AdminRefused(Reason.CONFLICT, code, message, null);
    }

    public static AdminRefused otherVersion() {
        return new AdminRefused(
                Reason.OTHER_VERSION,
                "version_conflict",
                "Somebody has changed it meanwhile. Read it again, and repeat the change if it is still wanted.",
                null);
    }

    public static AdminRefused ambiguous(String kind) {
        return new AdminRefused(
                Reason.AMBIGUOUS,
                "invalid_value",
                "Several tenants have a " + kind + " of this id. Say which is meant with tenant_id.",
                null);
    }

    public static AdminRefused storeAway(RuntimeException cause) {
        return new AdminRefused(
                Reason.STORE_AWAY,
                "service_unavailable",
                "This cannot be read or written at the moment. Try again in a few seconds.",
                cause);
    }
}
