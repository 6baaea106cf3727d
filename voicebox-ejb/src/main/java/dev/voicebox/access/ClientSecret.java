package dev.voicebox.access;

import java.time.Instant;
import java.util.Objects;

import dev.voicebox.tenant.TenantId;

/**
 * What a client secret says of itself.
 *
 * @param id 32 hexadecimal digits, random
 * @param expiresAt whole seconds
 */
record ClientSecret(String id, Instant expiresAt, TenantId tenant) {

    ClientSecret {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(expiresAt, "expiresAt");
        Objects.requireNonNull(tenant, "tenant");
    }

    boolean isOverAt(Instant now) {
        return !now.isBefore(expiresAt);
    }
}
