package dev.voicebox.language.breaker;

import java.util.Objects;

/**
 * What fails by itself: one provider for one tenant.
 *
 * @param tenant its id
 */
public record Circuit(String tenant, String provider) {
    public Circuit {
        Objects.requireNonNull(tenant, "tenant");
        Objects.requireNonNull(provider, "provider");
    }
}
