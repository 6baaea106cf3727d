package dev.voicebox.response;

import java.util.Objects;
import java.util.function.IntSupplier;

import dev.voicebox.tool.ToolRounds;

/**
 * What an answer has to know of the model that it asks.
 *
 * @param contextTokens that the model reads and writes together
 * @param apology said in place of an answer when no model gives one
 * @param toolRounds answers with calls that may follow each other, 1 to 1000
 * @param reviewed whether a policy decides what is said and called
 */
public record Mind(IntSupplier contextTokens, String apology, int toolRounds, boolean reviewed) {
    public static final String APOLOGY = "Sorry, I cannot answer right now. Please try again in a moment.";

    public Mind {
        Objects.requireNonNull(contextTokens, "contextTokens");
        if (apology.isBlank()) {
            throw new IllegalArgumentException("an apology has words");
        }
        ToolRounds.check(toolRounds);
    }

    /** One that nobody looks at. */
    public Mind(IntSupplier contextTokens, String apology, int toolRounds) {
        this(contextTokens, apology, toolRounds, false);
    }

    /** With the usual apology, and as many calls as usual. */
    public Mind(IntSupplier contextTokens) {
        this(contextTokens, APOLOGY, ToolRounds.USUAL);
    }
}
