package dev.voicebox.access;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import dev.voicebox.tenant.ProjectId;
import dev.voicebox.tenant.Scope;
import dev.voicebox.tenant.TenantId;

/**
 * What the database says of an API key.
 *
 * @param scopes the words of its scopes, unknown ones included
 * @param served whether its tenant is active
 */
record KnownKey(Owner owner, Set<String> scopes, Optional<Instant> endsAt, boolean served) {

    KnownKey {
        Objects.requireNonNull(owner, "owner");
        scopes = Set.copyOf(scopes);
        Objects.requireNonNull(endsAt, "endsAt");
    }

    boolean isOverAt(Instant now) {
        return endsAt.isPresent() && !now.isBefore(endsAt.get());
    }

    boolean has(Scope scope) {
        return scopes.contains(scope.word());
    }

    /** Whose key, and which of theirs. */
    record Owner(TenantId tenant, ProjectId project, String keyId) {
        Owner {
            Objects.requireNonNull(tenant, "tenant");
            Objects.requireNonNull(project, "project");
            Objects.requireNonNull(keyId, "keyId");
        }
    }
}
