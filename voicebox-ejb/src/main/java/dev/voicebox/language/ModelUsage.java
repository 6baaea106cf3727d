package dev.voicebox.language;

import java.util.Optional;

/**
 * Tokens of one answer.
 *
 * @param cachedTokens part of {@code inputTokens}
 * @param estimated whether no provider counted them
 */
public record ModelUsage(int inputTokens, int cachedTokens, int outputTokens, boolean estimated) {

    /** As the provider counted them. */
    public ModelUsage(int inputTokens, int cachedTokens, int outputTokens) {
        this(inputTokens, cachedTokens, outputTokens, false);
    }

    /** As a provider says; empty when it cannot be so, or a tenant's own provider could give tokens back to its limits. */
    public static Optional<ModelUsage> said(long inputTokens, long cachedTokens, long outputTokens) {
        boolean possible = isCount(inputTokens) && isCount(cachedTokens) && isCount(outputTokens);
        return possible
                ? Optional.of(new ModelUsage((int) inputTokens, (int) cachedTokens, (int) outputTokens))
                : Optional.empty();
    }

    public static ModelUsage estimate(int inputTokens, int outputTokens) {
        return new ModelUsage(inputTokens, 0, outputTokens, true);
    }

    /** Of two questions for one answer. */
    public ModelUsage plus(ModelUsage other) {
        return new ModelUsage(
                inputTokens + other.inputTokens,
                cachedTokens + other.cachedTokens,
                outputTokens + other.outputTokens,
                estimated || other.estimated);
    }

    public long totalTokens() {
        return (long) inputTokens + outputTokens;
    }

    private static boolean isCount(long tokens) {
        return tokens >= 0 && tokens <= Integer.MAX_VALUE;
    }
}
