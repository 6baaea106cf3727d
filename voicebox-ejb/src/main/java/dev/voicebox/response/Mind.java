package dev.voicebox.response;

import java.util.Objects;
import java.util.function.IntSupplier;

/**
 * What an answer has to know of the model that it asks.
 *
 * @param contextTokens that the model reads and writes together
 * @param apology said in place of an answer when no model gives one
 */
public record Mind(IntSupplier contextTokens, String apology) {
    public static final String APOLOGY = "Sorry, I cannot answer right now. Please try again in a moment.";

    public Mind {
        Objects.requireNonNull(contextTokens, "contextTokens");
        if (apology.isBlank()) {
            throw new IllegalArgumentException("an apology has words");
        }
    }

    /** With the usual apology. */
    public Mind(IntSupplier contextTokens) {
        this(contextTokens, APOLOGY);
    }
}
