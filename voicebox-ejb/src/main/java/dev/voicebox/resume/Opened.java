package dev.voicebox.resume;

import java.util.Objects;

/** A session that has begun. {@code token} is for its client. */
public record Opened(Lease lease, ResumeToken token) {
    public Opened {
        Objects.requireNonNull(lease, "lease");
        Objects.requireNonNull(token, "token");
    }
}
