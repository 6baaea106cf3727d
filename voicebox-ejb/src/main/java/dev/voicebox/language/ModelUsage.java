package dev.voicebox.language;

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

    public static ModelUsage estimate(int inputTokens, int outputTokens) {
        return new ModelUsage(inputTokens, 0, outputTokens, true);
    }

    public long totalTokens() {
        return (long) inputTokens + outputTokens;
    }
}
