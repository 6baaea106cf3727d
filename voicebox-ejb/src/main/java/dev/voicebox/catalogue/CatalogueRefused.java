package dev.voicebox.catalogue;

import java.util.Objects;

/** Something about voices or personas cannot be done; the message is for the caller and says what to do. */
public final class CatalogueRefused extends Exception {
    private static final long serialVersionUID = 1L;

    private final Reason reason;
    private final String code;

    public enum Reason {
        UNKNOWN,
        /** The page should begin at something that is not in the list. */
        UNKNOWN_CURSOR,
        NAME_TAKEN,
        OTHER_VERSION,
        /** The database cannot be asked now. */
        STORE_AWAY
    }

    private CatalogueRefused(Reason reason, String code, String message, Throwable cause) {
        super(message, cause);
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

    static CatalogueRefused unknownTenant() {
        return new CatalogueRefused(Reason.UNKNOWN, "tenant_not_found", "There is no such tenant.", null);
    }

    /** The same for one of another tenant and for one that is nowhere. */
    static CatalogueRefused unknown(String kind) {
        return new CatalogueRefused(Reason.UNKNOWN, kind + "_not_found", "This tenant has no such " + kind + ".", null);
    }

    static CatalogueRefused unknownCursor() {
        return new CatalogueRefused(
                Reason.UNKNOWN_CURSOR,
                "invalid_value",
                "It is not in this list. Take an id that an earlier page has shown.",
                null);
    }

    static CatalogueRefused nameTaken(String kind) {
        return new CatalogueRefused(
                Reason.NAME_TAKEN, "name_taken", "This tenant has a " + kind + " of that name. Choose another.", null);
    }

    static CatalogueRefused otherVersion() {
        return new CatalogueRefused(
                Reason.OTHER_VERSION,
                "version_conflict",
                "Somebody has changed it meanwhile. Read it again, and repeat the change if it is still wanted.",
                null);
    }

    static CatalogueRefused storeAway(RuntimeException cause) {
        return new CatalogueRefused(
                Reason.STORE_AWAY,
                "service_unavailable",
                "This cannot be read or written at the moment. Try again in a few seconds.",
                cause);
    }
}
