package dev.voicebox.credential;

import java.net.URI;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

import dev.voicebox.privacy.Redacted;
import dev.voicebox.tenant.TenantId;

/**
 * A stored credential as it may be shown.
 *
 * @param lastCharacters of its secret, at most 4
 * @param lastCheck {@code null} when it was never checked
 */
public record ProviderCredential(
        TenantId tenant,
        CredentialId id,
        String name,
        String provider,
        URI baseUrl,
        String lastCharacters,
        Times times,
        CheckResult lastCheck) {

    public record Times(Instant createdAt, Instant updatedAt) {}

    public ProviderCredential {
        Objects.requireNonNull(tenant, "tenant");
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(times, "times");
    }

    public Optional<CheckResult> checked() {
        return Optional.ofNullable(lastCheck);
    }

    @Override
    public String toString() {
        return "ProviderCredential[" + tenant + ", " + id + ", " + Redacted.text(name) + ", " + provider + ", "
                + Redacted.host(baseUrl) + ", " + Redacted.text(lastCharacters) + ", " + times + ", " + lastCheck + "]";
    }
}
