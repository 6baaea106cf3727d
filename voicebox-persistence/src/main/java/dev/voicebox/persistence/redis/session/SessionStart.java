package dev.voicebox.persistence.redis.session;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

import dev.voicebox.persistence.privacy.Redacted;

/**
 * What a session begins with, and is restored with.
 *
 * @param gateway its name
 * @param tokenHash of the token with which it can be resumed
 * @param config text that only gateways read
 * @param window in which it can be resumed after its gateway is gone
 */
public record SessionStart(
        String gateway, String tokenHash, String config, Instant began, Instant expires, Duration window) {
    public SessionStart {
        Objects.requireNonNull(gateway, "gateway");
        Objects.requireNonNull(tokenHash, "tokenHash");
        Objects.requireNonNull(config, "config");
        Objects.requireNonNull(began, "began");
        Objects.requireNonNull(expires, "expires");
        Objects.requireNonNull(window, "window");
    }

    @Override
    public String toString() {
        return "SessionStart[" + gateway + ", " + Redacted.text(tokenHash) + ", " + Redacted.text(config) + ", " + began
                + ", " + expires + ", " + window + "]";
    }
}
