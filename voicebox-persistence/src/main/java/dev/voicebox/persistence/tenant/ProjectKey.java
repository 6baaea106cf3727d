package dev.voicebox.persistence.tenant;

import java.util.Objects;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/** Primary key of a project. */
@Embeddable
public record ProjectKey(
        @Column(name = "tenant_id") String tenantId,
        @Column(name = "id") String id) {

    public ProjectKey {
        Objects.requireNonNull(tenantId, "tenantId");
        Objects.requireNonNull(id, "id");
    }
}
