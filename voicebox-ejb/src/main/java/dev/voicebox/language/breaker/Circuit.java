package dev.voicebox.language.breaker;

import java.util.Objects;

/**
 * What fails by itself: one provider for one tenant.
 *
 * @param tenant its id
 * @param provider its name, or the id of the tenant's own key for it
 */
public record Circuit(String tenant, String provider) {
    public Circuit {
        Objects.requireNonNull(tenant, "tenant");
        Objects.requireNonNull(provider, "provider");
    }
}
