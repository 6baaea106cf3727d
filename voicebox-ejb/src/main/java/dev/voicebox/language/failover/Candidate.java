package dev.voicebox.language.failover;

import java.time.Duration;
import java.util.Objects;

import dev.voicebox.language.LanguageModel;

/**
 * A provider that may be asked.
 *
 * @param firstToken how long it may think
 * @param account under which its failures are counted: its name, or the key that it is called with
 */
public record Candidate(LanguageModel model, Duration firstToken, String account) {
    public Candidate {
        Objects.requireNonNull(model, "model");
        Objects.requireNonNull(account, "account");
        if (firstToken.isZero() || firstToken.isNegative()) {
            throw new IllegalArgumentException("a model needs some time to think");
        }
    }

    /** Called with the server's key. */
    public Candidate(LanguageModel model, Duration firstToken) {
        this(model, firstToken, model.provider());
    }
}
