package dev.voicebox.credential;

import java.net.URI;
import java.util.Objects;

/** A credential with its secret opened, for one call. */
public record UsableCredential(CredentialId id, String provider, URI baseUrl, CredentialSecret secret) {
    public UsableCredential {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(provider, "provider");
        Objects.requireNonNull(baseUrl, "baseUrl");
        Objects.requireNonNull(secret, "secret");
    }
}
