package dev.voicebox.catalogue;

import dev.voicebox.refusal.CallRefused;

/** Something about voices or personas cannot be done. */
public final class CatalogueRefused extends CallRefused {
    private static final long serialVersionUID = 1L;

    private CatalogueRefused(Reason reason, String code, String message) {
        super(reason, code, message);
    }

    private CatalogueRefused(String message, RuntimeException away) {
        super(message, away);
    }

    static CatalogueRefused unknownTenant() {
        return new CatalogueRefused(Reason.UNKNOWN, "tenant_not_found", "There is no such tenant.");
    }

    /** The same for one of another tenant and for one that is nowhere. */
    static CatalogueRefused unknown(String kind) {
        return new CatalogueRefused(Reason.UNKNOWN, kind + "_not_found", "This tenant has no such " + kind + ".");
    }

    static CatalogueRefused unknownCursor() {
        return new CatalogueRefused(
                Reason.UNKNOWN_CURSOR,
                "invalid_value",
                "It is not in this list. Take an id that an earlier page has shown.");
    }

    static CatalogueRefused nameTaken(String kind) {
        return new CatalogueRefused(
                Reason.CONFLICT, "name_taken", "This tenant has a " + kind + " of that name. Choose another.");
    }

    static CatalogueRefused otherVersion() {
        return new CatalogueRefused(
                Reason.OTHER_VERSION,
                "version_conflict",
                "Somebody has changed it meanwhile. Read it again, and repeat the change if it is still wanted.");
    }

    static CatalogueRefused storeAway(RuntimeException cause) {
        return new CatalogueRefused("This cannot be read or written at the moment. Try again in a few seconds.", cause);
    }
}
