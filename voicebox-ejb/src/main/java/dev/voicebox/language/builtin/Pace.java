package dev.voicebox.language.builtin;

import java.time.Duration;

/**
 * How fast a built-in model speaks.
 *
 * @param firstToken before the first word
 * @param gap between two words
 */
public record Pace(Duration firstToken, Duration gap) {
    public static final Pace AT_ONCE = new Pace(Duration.ZERO, Duration.ZERO);

    public Pace {
        if (firstToken.isNegative() || gap.isNegative()) {
            throw new IllegalArgumentException("a delay cannot be negative");
        }
    }
}
