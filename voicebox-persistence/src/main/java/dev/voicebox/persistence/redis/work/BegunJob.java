package dev.voicebox.persistence.redis.work;

import java.util.Objects;

import dev.voicebox.persistence.privacy.Redacted;

/**
 * What a worker finds where its job lies.
 *
 * @param standing {@code OK} if it is to do it; else the other parts are empty
 * @param mark what a former one of this job has left for the next, as {@link JobStore#put} says; empty for none
 */
public record BegunJob(JobStore.Standing standing, JobPayload payload, String mark) {
    public BegunJob {
        Objects.requireNonNull(standing, "standing");
        Objects.requireNonNull(payload, "payload");
        Objects.requireNonNull(mark, "mark");
    }

    static BegunJob not(JobStore.Standing standing) {
        return new BegunJob(standing, new JobPayload("", new byte[0]), "");
    }

    @Override
    public String toString() {
        return "BegunJob[" + standing + ", " + payload + ", " + Redacted.text(mark) + "]";
    }
}
