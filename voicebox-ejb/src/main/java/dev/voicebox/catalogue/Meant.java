package dev.voicebox.catalogue;

import java.util.Objects;
import java.util.OptionalLong;

import dev.voicebox.tenant.TenantId;

/**
 * Which thing is to be changed.
 *
 * @param tenant {@code null} for the first one
 * @param version that it has to have; empty for any
 */
public record Meant(TenantId tenant, String id, OptionalLong version) {

    public Meant {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(version, "version");
    }
}
