package dev.voicebox.resume;

import java.util.Objects;

/**
 * That this gateway owns a session, until another one claims it. Everything that is written for the session carries it.
 *
 * @param epoch 1 for the gateway that opened the session, and one more at each claim
 */
public record Lease(SessionKey key, long epoch) {
    public Lease {
        Objects.requireNonNull(key, "key");
        if (epoch < 1) {
            throw new IllegalArgumentException("an epoch counts from 1, but is " + epoch);
        }
    }
}
