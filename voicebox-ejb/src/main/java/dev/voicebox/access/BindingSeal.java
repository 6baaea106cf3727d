package dev.voicebox.access;

import java.util.Optional;

import dev.voicebox.tenant.TenantId;

/** Encrypts what is kept for a client secret, such as instructions, where its tenant wants that. */
public interface BindingSeal {

    /**
     * @param hash of the secret that it is kept for
     * @throws StoreAway if the tenant's key cannot be had now
     */
    String seal(TenantId tenant, byte[] hash, String json);

    /**
     * What was sealed, or never was; empty if its key is destroyed, or it was kept for another secret.
     *
     * @throws StoreAway if the tenant's key cannot be had now
     */
    Optional<String> open(TenantId tenant, byte[] hash, String kept);
}
