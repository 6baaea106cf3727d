package dev.voicebox.completion;

import java.util.Objects;

import dev.voicebox.privacy.Redacted;

/**
 * Why there is no answer, or no whole one.
 *
 * @param message plain words for the caller; names no key
 * @param retryAfter seconds until it is worth another try; 0 says nothing of it
 */
public record CompletionFailure(Kind kind, String message, int retryAfter) {
    public CompletionFailure {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(message, "message");
    }

    public CompletionFailure(Kind kind, String message) {
        this(kind, message, 0);
    }

    public enum Kind {
        /** The tenant has used up its minute. */
        LIMIT_REACHED,
        UNKNOWN_MODEL,
        UNKNOWN_PROVIDER,
        UNKNOWN_CREDENTIAL,
        /** Its address is not called, or its key does not open, or the provider refuses it. */
        UNUSABLE_CREDENTIAL,
        /** This server cannot find out at the moment. */
        UNAVAILABLE,
        /** The provider refuses this request. */
        REFUSED,
        /** The provider has no capacity now. */
        BUSY,
        /** The provider takes too long. */
        TIMEOUT,
        /** The provider does not answer as it should: away, broken, refuses the key. */
        PROVIDER_FAILED
    }

    @Override
    public String toString() {
        return "CompletionFailure[" + kind + ", " + Redacted.text(message) + ", " + retryAfter + "]";
    }
}
