package dev.voicebox.access.admin.store;

import dev.voicebox.tenant.TenantId;

/** Where it is written down what one administrator does in one call. */
@FunctionalInterface
public interface Deeds {

    /** Of nobody: whoever writes must say who it is. */
    Deeds UNSIGNED = (tenant, deed) -> {
        throw new IllegalStateException("nobody has said who does this: " + deed.action());
    };

    /**
     * Writes it down in the transaction of the caller, which is of that tenant, or else in one of its own. Last of all in a
     * transaction: others that write for this tenant wait for its end.
     *
     * @throws RuntimeException if it could not be written; what it speaks of must not happen then
     */
    void done(TenantId tenant, Deed deed);
}
