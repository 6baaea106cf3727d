package dev.voicebox.job.stream;

import dev.voicebox.persistence.redis.work.JobResult;

/** Passes on to who asked what comes of a job, from whichever worker. */
public interface Reply {

    /**
     * The next thing that came; a later attempt may say again what a former one has said.
     *
     * @return tells it
     * @throws IllegalArgumentException if it is nothing that a worker of this kind says
     */
    Runnable read(JobResult result);

    /** Nothing follows. */
    void fail(Loss loss);
}
