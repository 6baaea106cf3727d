package dev.voicebox.language.provider;

import java.util.Objects;

import dev.voicebox.language.openai.ChatEndpoint;

/**
 * What the settings say of one provider.
 *
 * @param dialect of the endpoint; of no account without one
 * @param endpoint {@code null} for the built-in models and for a provider that cannot be used
 * @param problem why it cannot be used and what to set, or {@code null}
 */
record ProviderSetting(String name, ChatEndpoint endpoint, Dialect dialect, String problem) {
    ProviderSetting {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(dialect, "dialect");
    }

    static ProviderSetting builtIn(String name) {
        return new ProviderSetting(name, null, Dialect.OPENAI, null);
    }

    static ProviderSetting at(ChatEndpoint endpoint, Dialect dialect) {
        return new ProviderSetting(endpoint.provider(), endpoint, dialect, null);
    }

    static ProviderSetting unusable(String name, String problem) {
        return new ProviderSetting(name, null, Dialect.OPENAI, problem);
    }

    boolean isUsable() {
        return problem == null;
    }
}
