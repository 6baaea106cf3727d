package dev.voicebox.catalogue;

import java.time.Instant;

import dev.voicebox.persistence.catalogue.CatalogueEntity;
import dev.voicebox.tenant.TenantId;

/**
 * A thing that a tenant keeps.
 *
 * @param id its kind, {@code _} and 32 hexadecimal digits, made by the server
 * @param version counts its changes, from 1
 */
public record Kept<D>(TenantId tenant, String id, D what, long version, Times times) {

    public record Times(Instant createdAt, Instant updatedAt) {}

    static <D> Kept<D> of(CatalogueEntity row, D what) {
        return new Kept<>(
                new TenantId(row.key().tenantId()),
                row.key().id(),
                what,
                row.version(),
                new Times(row.createdAt(), row.updatedAt()));
    }
}
