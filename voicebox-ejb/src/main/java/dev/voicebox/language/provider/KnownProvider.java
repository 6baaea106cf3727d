package dev.voicebox.language.provider;

import java.util.Locale;
import java.util.Optional;

/**
 * Providers that need no more than a key, or not even that. The models are each provider's usual choice for quick spoken
 * answers when this was written; {@code voicebox.llm.<name>.model} names another.
 */
public enum KnownProvider {
    OPENAI("https://api.openai.com/v1", "gpt-4.1-mini", true),
    GROQ("https://api.groq.com/openai/v1", "llama-3.3-70b-versatile", true),
    /** In its OpenAI-compatible form. Its own tools' {@code ANTHROPIC_BASE_URL} means the other form and is not read. */
    ANTHROPIC("https://api.anthropic.com/v1", "claude-haiku-4-5", true),
    OLLAMA("http://127.0.0.1:11434/v1", "llama3.2", false);

    private final String baseUrl;
    private final String model;
    private final boolean wantsKey;

    KnownProvider(String baseUrl, String model, boolean wantsKey) {
        this.baseUrl = baseUrl;
        this.model = model;
        this.wantsKey = wantsKey;
    }

    public static Optional<KnownProvider> of(String name) {
        for (KnownProvider known : values()) {
            if (known.id().equals(name)) {
                return Optional.of(known);
            }
        }
        return Optional.empty();
    }

    String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String baseUrl() {
        return baseUrl;
    }

    public String model() {
        return model;
    }

    /** Whether its own address refuses callers without a key. */
    boolean wantsKey() {
        return wantsKey;
    }

    /** The variable that the provider's own tools read, for example {@code OPENAI_API_KEY}. */
    String keyVariable() {
        return name() + "_API_KEY";
    }

    /** Empty when its tools mean another address by it. */
    Optional<String> urlVariable() {
        return this == ANTHROPIC ? Optional.empty() : Optional.of(name() + "_BASE_URL");
    }
}
