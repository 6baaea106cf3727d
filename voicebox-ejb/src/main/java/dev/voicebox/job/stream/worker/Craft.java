package dev.voicebox.job.stream.worker;

import dev.voicebox.persistence.redis.work.BegunJob;

/** What a worker does at jobs of its kind. */
public interface Craft {

    /**
     * Begins the work and returns soon; what comes of it is told to the job, on any thread.
     *
     * @throws IllegalArgumentException if the order cannot be read; it is not tried again
     */
    void begin(BegunJob begun, TakenJob job);

    /** How who asked is told that nothing comes of it, in plain words. */
    String failed(String message);

    /** Those words, after the last attempt. */
    String givenUp();

    /** Whether another can begin anew, and nobody notices, although a mark was left. */
    boolean goesOnAfterMark();
}
