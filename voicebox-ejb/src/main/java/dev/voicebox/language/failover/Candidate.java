package dev.voicebox.language.failover;

import java.time.Duration;
import java.util.Objects;

import dev.voicebox.language.LanguageModel;
import dev.voicebox.language.ModelFailure;
import dev.voicebox.language.ModelFailure.Kind;
import dev.voicebox.language.breaker.Outcome;

/**
 * A provider that may be asked.
 *
 * @param firstToken how long it may think
 * @param account under which its failures are counted: its name, or the key that it is called with
 * @param chosenByCaller whether the caller has named address and model
 */
public record Candidate(LanguageModel model, Duration firstToken, String account, boolean chosenByCaller) {
    public Candidate {
        Objects.requireNonNull(model, "model");
        Objects.requireNonNull(account, "account");
        if (firstToken.isZero() || firstToken.isNegative()) {
            throw new IllegalArgumentException("a model needs some time to think");
        }
    }

    /** Called with the server's key. */
    public Candidate(LanguageModel model, Duration firstToken) {
        this(model, firstToken, model.provider(), false);
    }

    /** What a failure says of it. A model that a caller has named and that does not exist says nothing. */
    Outcome outcomeOf(ModelFailure failure) {
        boolean callersMistake = chosenByCaller && failure.kind() == Kind.MISCONFIGURED;
        return failure.kind().isProvidersFault() && !callersMistake ? Outcome.FAILURE : Outcome.NEUTRAL;
    }
}
