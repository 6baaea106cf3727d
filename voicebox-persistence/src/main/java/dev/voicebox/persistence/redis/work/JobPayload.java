package dev.voicebox.persistence.redis.work;

import java.util.Objects;

import dev.voicebox.persistence.privacy.Redacted;

/**
 * What is to be done.
 *
 * @param detail JSON
 * @param sound to hear, up to 16 MiB; empty for none
 */
public record JobPayload(String detail, byte[] sound) {
    /** Bytes of the largest utterance, 15 MiB, and some. */
    static final int MOST_SOUND = 16 * 1024 * 1024;

    public JobPayload {
        Objects.requireNonNull(detail, "detail");
        if (sound.length > MOST_SOUND) {
            throw new IllegalArgumentException("the sound of a job has at most 16 MiB, but had " + sound.length);
        }
    }

    @Override
    public String toString() {
        return "JobPayload[" + Redacted.text(detail) + ", " + Redacted.bytes(sound) + "]";
    }
}
