package dev.voicebox.job.stream.worker;

import java.util.Objects;

import dev.voicebox.privacy.Redacted;

/**
 * Something that a worker says of its job.
 *
 * @param head JSON, in the form of its kind
 * @param sound empty for none
 * @param last whether nothing follows
 * @param mark for those who take the job over; the first of a job that is not empty stays
 */
record JobSaying(String head, byte[] sound, boolean last, String mark) {
    JobSaying {
        Objects.requireNonNull(head, "head");
        Objects.requireNonNull(sound, "sound");
        Objects.requireNonNull(mark, "mark");
    }

    @Override
    public String toString() {
        return "JobSaying[" + Redacted.text(head) + ", " + sound.length + " bytes, " + last + ", " + Redacted.text(mark)
                + "]";
    }
}
