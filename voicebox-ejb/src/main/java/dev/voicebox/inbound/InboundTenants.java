package dev.voicebox.inbound;

import java.util.Optional;

import dev.voicebox.tenant.ProjectId;
import dev.voicebox.tenant.TenantId;

/** Which tenants talk over Kafka. May wait for the database, and throws {@link Away} when that does not answer. */
public interface InboundTenants {

    /** The project that its sessions belong to; empty if the tenant is not there or has not asked for it. */
    Optional<ProjectId> admits(TenantId tenant);
}
