package dev.voicebox.persistence.redis.work;

import java.util.Objects;

import dev.voicebox.persistence.privacy.Redacted;

/**
 * Something that came of a job.
 *
 * @param id of the job
 * @param attempt whose it is
 * @param place within the attempt, from 0
 * @param last whether nothing follows
 * @param head JSON
 * @param sound empty for none
 */
public record JobResult(String id, int attempt, int place, boolean last, String head, byte[] sound) {
    public JobResult {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(head, "head");
        Objects.requireNonNull(sound, "sound");
    }

    @Override
    public String toString() {
        return "JobResult[" + id + ", " + attempt + ", " + place + ", " + last + ", " + Redacted.text(head) + ", "
                + Redacted.bytes(sound) + "]";
    }
}
