package dev.voicebox.speech.stt;

import java.util.Objects;
import java.util.OptionalDouble;

import dev.voicebox.speech.privacy.Redacted;

/**
 * A word of a transcript and when it was said.
 *
 * @param startMs from the beginning of the utterance
 * @param endMs not before {@code startMs}
 * @param logprob natural logarithm of the probability that the engine gives this word, at most 0; empty when it gives none
 */
public record TimedWord(String text, long startMs, long endMs, OptionalDouble logprob) {
    public TimedWord {
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(logprob, "logprob");
        if (startMs < 0 || endMs < startMs) {
            throw new IllegalArgumentException("a word cannot last from " + startMs + " to " + endMs + " ms");
        }
    }

    @Override
    public String toString() {
        return "TimedWord[" + Redacted.text(text) + ", " + startMs + ", " + endMs + ", " + logprob + "]";
    }
}
