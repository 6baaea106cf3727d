package dev.voicebox.credential;

import java.net.InetAddress;
import java.net.URI;
import java.util.Objects;

import dev.voicebox.privacy.Redacted;

/**
 * A credential with its secret opened, for one call.
 *
 * @param address the one of its URL's host that was checked, and the only one to connect to
 */
public record UsableCredential(
        CredentialId id, String provider, URI baseUrl, InetAddress address, CredentialSecret secret) {
    public UsableCredential {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(provider, "provider");
        Objects.requireNonNull(baseUrl, "baseUrl");
        Objects.requireNonNull(address, "address");
        Objects.requireNonNull(secret, "secret");
    }

    @Override
    public String toString() {
        return "UsableCredential[" + id + ", " + provider + ", " + Redacted.host(baseUrl) + ", " + address + ", "
                + secret + "]";
    }
}
