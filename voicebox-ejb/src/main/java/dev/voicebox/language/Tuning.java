package dev.voicebox.language;

/**
 * What a client may ask of models that can do it; others are not told.
 *
 * @param parallelToolCalls whether one answer may hold several calls, or {@code null} when the client did not say
 * @param reasoningEffort {@code minimal}, {@code low}, {@code medium}, {@code high} or {@code xhigh}, or {@code null}
 * @param sampling how to choose among likely words, and in which form to answer
 */
public record Tuning(Boolean parallelToolCalls, String reasoningEffort, Sampling sampling) {
    public static final Tuning UNSAID = new Tuning(null, null);

    /** With the provider's own sampling. */
    public Tuning(Boolean parallelToolCalls, String reasoningEffort) {
        this(parallelToolCalls, reasoningEffort, Sampling.UNSAID);
    }
}
