package dev.voicebox.job;

import java.util.Objects;

/**
 * A language model that can be asked.
 *
 * @param provider as in {@code voicebox.llm.providers}
 * @param model the provider's own name of it
 * @param contextTokens that it reads and writes together
 */
public record OfferedModel(String provider, String model, int contextTokens) {
    public OfferedModel {
        Objects.requireNonNull(provider, "provider");
        Objects.requireNonNull(model, "model");
    }
}
