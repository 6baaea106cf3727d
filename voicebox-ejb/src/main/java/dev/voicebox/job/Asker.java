package dev.voicebox.job;

import java.util.Objects;

import dev.voicebox.tenant.TenantId;

/**
 * On whose behalf work is ordered.
 *
 * @param session its id, or another name for what asks
 * @param live whether somebody is on the line; others wait behind those
 */
public record Asker(TenantId tenant, String session, boolean live) {
    public Asker {
        Objects.requireNonNull(tenant, "tenant");
        Objects.requireNonNull(session, "session");
    }
}
