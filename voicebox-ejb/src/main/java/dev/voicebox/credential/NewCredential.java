package dev.voicebox.credential;

import java.net.URI;
import java.util.Locale;
import java.util.Objects;

import dev.voicebox.privacy.Redacted;

/**
 * What is to be stored.
 *
 * @param name 1 to 64 characters, once in a tenant
 * @param provider as calls name it: 1 to 32 of {@code a-z 0-9 _ -}
 * @param baseUrl up to and including {@code /v1}
 */
public record NewCredential(String name, String provider, URI baseUrl, CredentialSecret secret) {
    public NewCredential {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(provider, "provider");
        Objects.requireNonNull(baseUrl, "baseUrl");
        Objects.requireNonNull(secret, "secret");
    }

    /**
     * With its address in the one form in which it is stored and called: scheme and host in small letters, no colon without a
     * port, no slash at the end, {@code /v1} when there is no path. For addresses of which the policy has nothing to say.
     */
    NewCredential normalised() {
        String path = baseUrl.getRawPath().replaceAll("/+$", "");
        URI normal = URI.create(baseUrl.getScheme().toLowerCase(Locale.ROOT) + "://"
                + baseUrl.getRawAuthority().toLowerCase(Locale.ROOT).replaceAll(":$", "")
                + (path.isEmpty() ? "/v1" : path));
        return new NewCredential(name, provider, normal, secret);
    }

    @Override
    public String toString() {
        return "NewCredential[" + Redacted.text(name) + ", " + provider + ", " + Redacted.host(baseUrl) + ", " + secret
                + "]";
    }
}
