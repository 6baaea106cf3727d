package dev.voicebox.language.provider;

import java.util.Locale;
import java.util.Optional;

import dev.voicebox.language.LanguageModel;

/** How a provider is spoken to: {@code voicebox.llm.<name>.dialect}. */
public enum Dialect {
    /** Chat completions, as nearly everybody speaks. */
    OPENAI(LanguageModel.USUAL_CONTEXT_TOKENS),
    /**
     * Ollama's own, of the provider {@code ollama} unless its settings say otherwise. It reads as much as it is asked to and
     * takes memory for it, so that less is asked for when the settings do not say.
     */
    OLLAMA(8_192);

    private final int contextTokens;

    Dialect(int contextTokens) {
        this.contextTokens = contextTokens;
    }

    /** What a provider of that name speaks. */
    static Dialect of(String provider) {
        return KnownProvider.OLLAMA.id().equals(provider) ? OLLAMA : OPENAI;
    }

    /** As the setting has it; empty when there is no such dialect. */
    static Optional<Dialect> parse(String text) {
        for (Dialect dialect : values()) {
            if (dialect.name().toLowerCase(Locale.ROOT).equals(text.toLowerCase(Locale.ROOT))) {
                return Optional.of(dialect);
            }
        }
        return Optional.empty();
    }

    /** Where no setting says how much a model reads. */
    int contextTokens() {
        return contextTokens;
    }
}
