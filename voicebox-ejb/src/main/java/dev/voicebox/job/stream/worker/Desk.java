package dev.voicebox.job.stream.worker;

import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

import dev.voicebox.persistence.redis.work.JobStore;
import dev.voicebox.persistence.redis.work.WorkQueue;

/**
 * Where a worker gets its jobs and leaves what came of them.
 *
 * @param worker names it, in this life
 * @param nanos any clock that goes on evenly
 * @param fenced how often it was told that another has its job
 */
public record Desk(
        String worker, WorkQueue queue, JobStore jobs, WorkRules rules, LongSupplier nanos, AtomicLong fenced) {
    public Desk {
        Objects.requireNonNull(worker, "worker");
        Objects.requireNonNull(queue, "queue");
        Objects.requireNonNull(jobs, "jobs");
        Objects.requireNonNull(rules, "rules");
        Objects.requireNonNull(nanos, "nanos");
        Objects.requireNonNull(fenced, "fenced");
    }

    public Desk(String worker, WorkQueue queue, JobStore jobs, WorkRules rules) {
        this(worker, queue, jobs, rules, System::nanoTime, new AtomicLong());
    }

    void onFenced() {
        fenced.incrementAndGet();
    }

    @Override
    public String toString() {
        return "Desk[" + queue.kind() + ", " + rules + "]";
    }
}
