package dev.voicebox.audit;

import dev.voicebox.tenant.TenantId;

/** Where it is written down who did what. What was written is neither changed nor deleted. */
public interface AuditLog {

    /** Whose chain is that of what belongs to no tenant, or to one that is not known. No tenant is called so. */
    TenantId PLATFORM = new TenantId("-platform-");

    /**
     * Writes an entry at the end of the tenant's chain: in the transaction of the caller when there is one, which must be of that
     * tenant, so that the entry is there if and only if what it speaks of happened; otherwise in one of its own. Until that
     * transaction ends, others that write for this tenant wait: record last.
     *
     * @throws RuntimeException if it could not be written; what it speaks of must not happen then
     */
    void record(TenantId tenant, AuditEntry entry);
}
