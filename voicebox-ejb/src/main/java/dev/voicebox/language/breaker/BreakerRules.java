package dev.voicebox.language.breaker;

import java.time.Duration;

/**
 * When a breaker opens and how it closes.
 *
 * @param failures in a row that open it
 * @param pause until it is tried again
 * @param probes calls at a time that try it
 */
public record BreakerRules(int failures, Duration pause, int probes) {
    /** Two probes, so that one that its caller breaks off does not hold up the others. */
    public static final BreakerRules STANDARD = new BreakerRules(5, Duration.ofSeconds(30), 2);

    public BreakerRules {
        if (failures < 1 || probes < 1 || pause.isNegative() || pause.isZero()) {
            throw new IllegalArgumentException("a breaker needs a failure, a pause and a probe at least");
        }
    }
}
