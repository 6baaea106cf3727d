package dev.voicebox.job.stream;

import dev.voicebox.persistence.redis.work.JobResult;

/** Whether what comes of a job is the next of it. The last attempt speaks; within it, each place comes once. */
final class Sequence {
    private int attempt;
    private int next;

    enum Verdict {
        NEXT,
        /** Of an attempt that was given up, or here already. */
        OLD,
        /** Something before it is missing. */
        GAP
    }

    Verdict see(JobResult result) {
        if (result.attempt() < attempt || result.attempt() == attempt && result.place() < next) {
            return Verdict.OLD;
        }
        if (result.attempt() > attempt) {
            attempt = result.attempt();
            next = 0;
        }
        if (result.place() > next) {
            return Verdict.GAP;
        }
        next++;
        return Verdict.NEXT;
    }

    /** 0 before anything came. */
    int attempt() {
        return attempt;
    }
}
