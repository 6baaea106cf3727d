package dev.voicebox.language;

/**
 * What a client may ask of models that can do it; others are not told.
 *
 * @param parallelToolCalls whether one answer may hold several calls, or {@code null} when the client did not say
 * @param reasoningEffort {@code minimal}, {@code low}, {@code medium}, {@code high} or {@code xhigh}, or {@code null}
 */
public record Tuning(Boolean parallelToolCalls, String reasoningEffort) {
    public static final Tuning UNSAID = new Tuning(null, null);
}
