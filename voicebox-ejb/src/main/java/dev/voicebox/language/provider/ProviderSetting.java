package dev.voicebox.language.provider;

import java.util.Objects;

import dev.voicebox.language.openai.ChatEndpoint;

/**
 * What the settings say of one provider.
 *
 * @param endpoint {@code null} for the built-in models and for a provider that cannot be used
 * @param problem why it cannot be used and what to set, or {@code null}
 */
record ProviderSetting(String name, ChatEndpoint endpoint, String problem) {
    ProviderSetting {
        Objects.requireNonNull(name, "name");
    }

    static ProviderSetting builtIn(String name) {
        return new ProviderSetting(name, null, null);
    }

    static ProviderSetting at(ChatEndpoint endpoint) {
        return new ProviderSetting(endpoint.provider(), endpoint, null);
    }

    static ProviderSetting unusable(String name, String problem) {
        return new ProviderSetting(name, null, problem);
    }

    boolean isUsable() {
        return problem == null;
    }
}
