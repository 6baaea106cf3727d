package dev.voicebox.language.failover;

import java.time.Duration;
import java.util.List;

/**
 * How long a listener waits for the first word, whoever says it.
 *
 * @param total over all providers; a single provider that may think longer stretches it
 * @param hedgeDelay after which a second provider is asked beside a first that has said nothing, or {@code null} for never
 */
public record FailoverRules(Duration total, Duration hedgeDelay) {
    public static final FailoverRules STANDARD = new FailoverRules(Duration.ofSeconds(5), null);

    /** With less than this no provider can answer, even one nearby. */
    private static final Duration LEAST = Duration.ofSeconds(1);

    public FailoverRules {
        if (total.isZero() || total.isNegative()) {
            throw new IllegalArgumentException("the time for all providers must be longer than zero");
        }
        if (hedgeDelay != null && (hedgeDelay.isZero() || hedgeDelay.isNegative())) {
            throw new IllegalArgumentException("a hedge begins some time after the first provider");
        }
    }

    /** Until the first word must have come. A longer setting of one provider is meant, and not to be undone by this one. */
    Duration totalOf(List<Candidate> candidates) {
        return candidates.stream().map(Candidate::firstToken).reduce(total, FailoverRules::longer);
    }

    /**
     * Of what is left, the time of the next provider: as long as it may think, but so that those after it get a second each.
     * Zero when nothing is left.
     *
     * @param after how many may be asked after it
     */
    static Duration share(Duration left, Duration firstToken, int after) {
        if (left.isNegative()) {
            return Duration.ZERO;
        }
        Duration fair = longer(left.minus(LEAST.multipliedBy(after)), LEAST);
        return shorter(left, shorter(firstToken, fair));
    }

    private static Duration longer(Duration a, Duration b) {
        return a.compareTo(b) >= 0 ? a : b;
    }

    private static Duration shorter(Duration a, Duration b) {
        return a.compareTo(b) <= 0 ? a : b;
    }
}
