package dev.voicebox.persistence.tenant;

import java.util.Objects;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/** Primary key of an API key's row. */
@Embeddable
public record ApiKeyKey(
        @Column(name = "tenant_id") String tenantId,
        @Column(name = "project_id") String projectId,
        @Column(name = "id") String id) {

    public ApiKeyKey {
        Objects.requireNonNull(tenantId, "tenantId");
        Objects.requireNonNull(projectId, "projectId");
        Objects.requireNonNull(id, "id");
    }
}
