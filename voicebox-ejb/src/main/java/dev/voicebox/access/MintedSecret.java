package dev.voicebox.access;

import java.time.Instant;
import java.util.Objects;

/**
 * A new client secret.
 *
 * @param value {@code ek_…}, about 80 characters of {@code A-Z a-z 0-9 - _}; shown once, kept nowhere
 * @param expiresAt whole seconds
 */
public record MintedSecret(String value, Instant expiresAt) {

    public MintedSecret {
        Objects.requireNonNull(value, "value");
        Objects.requireNonNull(expiresAt, "expiresAt");
    }

    @Override
    public String toString() {
        return "MintedSecret[until " + expiresAt + "]";
    }
}
