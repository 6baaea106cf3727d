package dev.voicebox.access.admin.key;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import dev.voicebox.persistence.tenant.ApiKeyEntity;
import dev.voicebox.privacy.Redacted;
import dev.voicebox.tenant.ProjectId;
import dev.voicebox.tenant.TenantId;

/**
 * Everything about an API key but the key.
 *
 * @param scopes their words
 * @param replaces id of the key that this one took the place of
 */
public record KeyView(
        TenantId tenant,
        ProjectId project,
        String id,
        Label label,
        List<String> scopes,
        Optional<String> replaces,
        Times times) {

    public KeyView {
        scopes = List.copyOf(scopes);
    }

    /** By which people know it. */
    public record Label(String name, String prefix) {
        @Override
        public String toString() {
            return "Label[" + Redacted.text(name) + ", " + Redacted.text(prefix) + "]";
        }
    }

    /** @param revokedAt may lie ahead: until then it works */
    public record Times(
            Instant createdAt,
            Optional<Instant> expiresAt,
            Optional<Instant> revokedAt,
            Optional<Instant> lastUsedAt) {}

    /** {@code active}, {@code retiring} (it works until {@code revokedAt}), {@code revoked} or {@code expired}. */
    public String statusAt(Instant now) {
        if (times.revokedAt.isPresent()) {
            return now.isBefore(times.revokedAt.get()) ? "retiring" : "revoked";
        }
        return times.expiresAt.filter(end -> !now.isBefore(end)).isPresent() ? "expired" : "active";
    }

    static KeyView of(ApiKeyEntity row) {
        return new KeyView(
                new TenantId(row.key().tenantId()),
                new ProjectId(row.key().projectId()),
                row.key().id(),
                new Label(row.name(), row.prefix()),
                row.scopes(),
                row.replaces(),
                new Times(row.createdAt(), row.expiresAt(), row.revokedAt(), row.lastUsedAt()));
    }

    @Override
    public String toString() {
        return "KeyView[" + tenant + ", " + project + ", " + id + ", " + label + ", " + scopes + ", "
                + (replaces.isPresent() ? "1" : "0") + ", " + times + "]";
    }
}
