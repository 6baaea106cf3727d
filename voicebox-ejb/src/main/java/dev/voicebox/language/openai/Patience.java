package dev.voicebox.language.openai;

import java.time.Duration;

/**
 * How long to wait for a model.
 *
 * @param firstToken from sending the request to the first text or tool call; white space is neither
 * @param interToken between two of them
 */
public record Patience(Duration firstToken, Duration interToken) {
    public static final Patience DEFAULT = new Patience(Duration.ofSeconds(3), Duration.ofSeconds(5));

    public Patience {
        if (firstToken.isZero() || firstToken.isNegative() || interToken.isZero() || interToken.isNegative()) {
            throw new IllegalArgumentException("a timeout must be longer than zero");
        }
    }
}
