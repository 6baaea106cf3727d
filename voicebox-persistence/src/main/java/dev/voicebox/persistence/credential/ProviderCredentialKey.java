package dev.voicebox.persistence.credential;

import java.util.Objects;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/** Primary key of a credential's row. */
@Embeddable
public record ProviderCredentialKey(
        @Column(name = "tenant_id") String tenantId,
        @Column(name = "id") String id) {

    public ProviderCredentialKey {
        Objects.requireNonNull(tenantId, "tenantId");
        Objects.requireNonNull(id, "id");
    }
}
