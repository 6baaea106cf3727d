package dev.voicebox.persistence.catalogue;

import java.util.Objects;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/** Primary key of a thing that a tenant keeps. */
@Embeddable
public record CatalogueKey(
        @Column(name = "tenant_id") String tenantId,
        @Column(name = "id") String id) {

    public CatalogueKey {
        Objects.requireNonNull(tenantId, "tenantId");
        Objects.requireNonNull(id, "id");
    }
}
