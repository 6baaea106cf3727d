package dev.voicebox.language.provider;

import java.net.InetAddress;
import java.net.URI;

import dev.voicebox.language.LanguageModel;
import dev.voicebox.language.openai.ApiKey;
import dev.voicebox.privacy.Redacted;
import dev.voicebox.tenant.TenantId;

/** Makes models that are not in the settings, such as those that a tenant has a key of its own for. */
@FunctionalInterface
public interface ModelMaker {

    /**
     * As patient as those of the settings. Costs next to nothing: connections and threads are shared by all.
     *
     * @throws IllegalArgumentException if the address is no base URL
     */
    LanguageModel make(Owner owner, Address address, String model);

    /** @param credential id of the key, under which its failures are counted */
    record Owner(TenantId tenant, String credential) {}

    /**
     * @param baseUrl up to and including {@code /v1}
     * @param checked the address of its host to connect to
     */
    record Address(String provider, URI baseUrl, InetAddress checked, ApiKey key) {
        @Override
        public String toString() {
            return "Address[" + provider + ", " + Redacted.host(baseUrl) + ", " + checked + ", " + key + "]";
        }
    }
}
