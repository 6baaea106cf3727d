package dev.voicebox.language.breaker;

/** What a call says of its provider. */
public enum Outcome {
    SUCCESS,
    FAILURE,
    /** Nothing: the caller broke it off, or asked for what no provider could do. */
    NEUTRAL
}
