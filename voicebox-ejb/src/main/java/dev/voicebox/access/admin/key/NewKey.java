package dev.voicebox.access.admin.key;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import dev.voicebox.privacy.Redacted;
import dev.voicebox.tenant.Scope;

/**
 * A key that is wanted.
 *
 * @param name 1 to 64 characters
 * @param expiresAt empty: it works until it is revoked
 */
public record NewKey(String name, List<Scope> scopes, Optional<Instant> expiresAt) {

    public NewKey {
        scopes = List.copyOf(scopes);
    }

    List<String> words() {
        return scopes.stream().distinct().map(Scope::word).toList();
    }

    @Override
    public String toString() {
        return "NewKey[" + Redacted.text(name) + ", " + scopes + ", " + expiresAt + "]";
    }
}
