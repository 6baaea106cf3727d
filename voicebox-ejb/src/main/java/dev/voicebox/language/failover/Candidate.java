package dev.voicebox.language.failover;

import java.time.Duration;
import java.util.Objects;

import dev.voicebox.language.LanguageModel;

/**
 * A provider that may be asked.
 *
 * @param firstToken how long it may think
 */
public record Candidate(LanguageModel model, Duration firstToken) {
    public Candidate {
        Objects.requireNonNull(model, "model");
        if (firstToken.isZero() || firstToken.isNegative()) {
            throw new IllegalArgumentException("a model needs some time to think");
        }
    }
}
