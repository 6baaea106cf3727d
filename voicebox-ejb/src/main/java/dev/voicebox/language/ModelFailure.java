package dev.voicebox.language;

import java.util.Objects;

/**
 * Why no answer (or no whole answer) came.
 *
 * @param message plain words that may be shown to a caller; names no key and no text of the conversation
 */
public record ModelFailure(Kind kind, String provider, String message) {
    public ModelFailure {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(provider, "provider");
        Objects.requireNonNull(message, "message");
    }

    public enum Kind {
        /** No connection, or it broke. */
        UNREACHABLE,
        /** It took longer than the settings allow. */
        TIMEOUT,
        /** The provider has no capacity for us now (429). */
        RATE_LIMITED,
        /** The provider refuses the key. */
        UNAUTHORISED,
        /** The provider refuses this request (other 4xx). */
        REFUSED,
        /** The provider failed (5xx, an error in the stream). */
        PROVIDER,
        /** The stream ended without a finish reason. */
        TRUNCATED
    }
}
