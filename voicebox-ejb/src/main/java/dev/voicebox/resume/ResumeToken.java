package dev.voicebox.resume;

import dev.voicebox.privacy.Redacted;

/** What a client shows to get its session back: a secret, in any shape when it comes from a client. */
public record ResumeToken(String secret) {
    public ResumeToken {
        if (secret == null || secret.isEmpty()) {
            throw new IllegalArgumentException("a resume token must not be empty");
        }
    }

    @Override
    public String toString() {
        return "ResumeToken[" + Redacted.text(secret) + "]";
    }
}
