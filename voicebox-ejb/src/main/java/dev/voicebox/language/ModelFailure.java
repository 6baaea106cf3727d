package dev.voicebox.language;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

import dev.voicebox.privacy.Redacted;

/**
 * Why no answer (or no whole answer) came.
 *
 * @param message plain words that may be shown to a caller; names no key and no text of the conversation
 * @param rest how long the provider asks to be left alone ({@code Retry-After}), or {@code null} when it does not say
 */
public record ModelFailure(Kind kind, String provider, String message, Duration rest) {
    public ModelFailure {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(provider, "provider");
        Objects.requireNonNull(message, "message");
    }

    public ModelFailure(Kind kind, String provider, String message) {
        this(kind, provider, message, null);
    }

    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(rest);
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
        /** The provider knows neither the address nor the model, or wants to be paid (402, 404, 405, 410, redirects). */
        MISCONFIGURED,
        /** The request is wrong as this provider reads it (other 4xx). */
        REFUSED,
        /** What was said breaks the provider's rules. Nobody else is asked: failover is no way round them. */
        FORBIDDEN,
        /** This provider or model cannot serve the request, another may: too long, no tools, no pictures. */
        UNSUPPORTED,
        /** The provider failed (5xx, an error in the stream). */
        PROVIDER,
        /** The stream ended without a finish reason. */
        TRUNCATED,
        /** The answer was complete, and there was nothing in it: no word, no call, no refusal. */
        EMPTY,
        /** Nobody was asked: every provider failed lately, or wants to be left alone. */
        RESTING;

        /** Whether the next provider is to be asked instead. */
        public boolean failsOver() {
            return this != FORBIDDEN;
        }

        /** Whether it says something of the request, and nothing against the provider. */
        public boolean isOfTheRequest() {
            return this == REFUSED || this == UNSUPPORTED || this == FORBIDDEN;
        }

        /** Whether it says something against the provider, so that its breaker counts it. */
        public boolean isProvidersFault() {
            return !isOfTheRequest();
        }
    }

    @Override
    public String toString() {
        return "ModelFailure[" + kind + ", " + provider + ", " + Redacted.text(message) + ", " + rest + "]";
    }
}
