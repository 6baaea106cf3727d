package dev.voicebox.event;

import java.util.Objects;
import java.util.OptionalDouble;

import dev.voicebox.privacy.Redacted;

/**
 * A word that the caller said.
 *
 * @param text as it stands in the transcript
 * @param startMs from the beginning of the utterance
 * @param endMs not before {@code startMs}
 * @param logprob natural logarithm of the engine's confidence, at most 0; empty when the engine has none
 */
public record HeardWord(String text, long startMs, long endMs, OptionalDouble logprob) {
    public HeardWord {
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(logprob, "logprob");
        if (startMs < 0 || endMs < startMs) {
            throw new IllegalArgumentException("a word cannot last from " + startMs + " to " + endMs + " ms");
        }
        if (!(logprob.orElse(0) <= 0)) {
            throw new IllegalArgumentException("the logarithm of a probability is at most 0: " + logprob);
        }
    }

    @Override
    public String toString() {
        return "HeardWord[" + Redacted.text(text) + ", " + startMs + ", " + endMs + ", " + logprob + "]";
    }
}
