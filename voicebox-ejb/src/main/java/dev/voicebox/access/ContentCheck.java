package dev.voicebox.access;

import dev.voicebox.tenant.TenantId;

/** Whether what a tenant's callers say can be kept as the tenant wants it. */
public interface ContentCheck {

    /** Usually known; else waits for the database. {@code false} if it cannot be found out now. */
    boolean canKeep(TenantId tenant);
}
