package dev.voicebox.language.failover;

import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

import dev.voicebox.language.ModelFailure;
import dev.voicebox.language.ModelUsage;

/**
 * How one call of one provider went. Nothing of what was said.
 *
 * @param end {@code FAILED} exactly when there is a failure
 * @param firstToken from the call to the first useful piece, or {@code null} when none came
 * @param took from the call to its end
 * @param usage as the provider counted it, or {@code null}
 */
public record CallReport(
        String provider,
        String model,
        End end,
        ModelFailure failure,
        Duration firstToken,
        Duration took,
        ModelUsage usage) {
    public CallReport {
        Objects.requireNonNull(provider, "provider");
        Objects.requireNonNull(model, "model");
        Objects.requireNonNull(took, "took");
        if ((end == End.FAILED) != (failure != null)) {
            throw new IllegalArgumentException("a failure is there exactly when the call failed");
        }
    }

    public enum End {
        FINISHED,
        FAILED,
        /** Whoever asked did not want it any more. */
        CANCELLED,
        /** Another provider was faster. */
        OUTRUN
    }

    /** A word for a metric: {@code finished}, {@code cancelled}, {@code outrun}, or the kind of the failure. */
    public String result() {
        Enum<?> word = failure == null ? end : failure.kind();
        return word.name().toLowerCase(Locale.ROOT);
    }

    public Optional<ModelUsage> counted() {
        return Optional.ofNullable(usage);
    }

    public Optional<Duration> timeToFirstToken() {
        return Optional.ofNullable(firstToken);
    }
}
