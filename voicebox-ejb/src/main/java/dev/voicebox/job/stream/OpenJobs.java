package dev.voicebox.job.stream;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;

import dev.voicebox.job.CancelToken;
import dev.voicebox.persistence.redis.RedisUnavailable;
import dev.voicebox.persistence.redis.work.JobAddress;
import dev.voicebox.persistence.redis.work.JobPayload;
import dev.voicebox.persistence.redis.work.JobResult;
import dev.voicebox.persistence.redis.work.JobStore;
import dev.voicebox.persistence.redis.work.WorkKind;
import dev.voicebox.persistence.redis.work.WorkOrder;
import dev.voicebox.persistence.redis.work.WorkQueue;

/** The jobs that sessions of this server wait for. Every one of them ends, whatever becomes of workers and of Redis. */
public final class OpenJobs {
    private static final Logger LOG = System.getLogger(OpenJobs.class.getName());

    /** What ended a second ago may still be on its way. */
    private static final int MOST_MISSED = 5;

    private final JobStore store;
    private final Map<WorkKind, WorkQueue> queues;
    private final Executor threads;
    private final LongSupplier nanos;
    private final Map<String, OpenJob> open = new ConcurrentHashMap<>();
    private volatile boolean away;

    /**
     * @param threads takes everything that may wait for Redis or for a listener
     * @param nanos any clock that goes on evenly
     */
    public OpenJobs(JobStore store, Map<WorkKind, WorkQueue> queues, Executor threads, LongSupplier nanos) {
        this.store = Objects.requireNonNull(store, "store");
        this.queues = Map.copyOf(queues);
        this.threads = Objects.requireNonNull(threads, "threads");
        this.nanos = Objects.requireNonNull(nanos, "nanos");
    }

    /** @param reply hears what comes of it, on borrowed threads: exactly one end, unless it is taken back */
    void order(WorkOrder order, JobPayload payload, CancelToken cancel, Reply reply) {
        if (cancel.isCancelled()) {
            return;
        }
        OpenJob job = new OpenJob(order, new OpenJob.Waiter(cancel, reply), threads, nanos.getAsLong());
        try {
            open.put(order.job().id(), job);
            threads.execute(() -> offer(job, payload, cancel));
        } catch (RejectedExecutionException stopping) {
            open.remove(order.job().id());
            reply.fail(Loss.AWAY);
        }
    }

    private void offer(OpenJob job, JobPayload payload, CancelToken cancel) {
        // While nobody answers, each that asks would hold a thread for half a second.
        if (away) {
            end(job, Loss.AWAY);
            return;
        }
        WorkOrder order = job.order();
        try {
            store.open(order.job(), payload);
            if (!queues.get(order.kind()).offer(order)) {
                end(job, Loss.BUSY);
                forget(order);
                return;
            }
        } catch (RedisUnavailable e) {
            LOG.log(Level.DEBUG, "An order did not reach Redis: {0}", e.getMessage());
            end(job, Loss.AWAY);
        }
        // Not before: what is taken back has to be there.
        cancel.onCancel(() -> {
            if (open.remove(order.job().id()) != null) {
                later(() -> forget(order));
            }
        });
    }

    /** For the one thread that reads. */
    void on(List<JobResult> results) {
        away = false;
        for (JobResult result : results) {
            OpenJob job = result.last() ? open.remove(result.id()) : open.get(result.id());
            if (job != null) {
                job.on(result);
            }
        }
    }

    /** Redis does not answer, for longer than jobs can wait. */
    void onAway() {
        away = true;
        open.values().forEach(job -> end(job, Loss.AWAY));
    }

    /** Looks for jobs that nobody took in time, and for those that Redis has lost; to be called each second. */
    public void look() {
        if (open.isEmpty()) {
            return;
        }
        List<OpenJob> all = List.copyOf(open.values());
        Map<JobAddress, Integer> attempts =
                store.attempts(all.stream().map(job -> job.order().job()).collect(Collectors.toSet()));
        for (OpenJob job : all) {
            Integer attempt = attempts.get(job.order().job());
            if (job.missing(attempt == null) >= MOST_MISSED) {
                end(job, Loss.LOST);
            } else if (attempt != null && attempt == 0 && job.isOverdue(nanos.getAsLong())) {
                end(job, Loss.LATE);
                later(() -> forget(job.order()));
            }
        }
    }

    /**
     * Ends the jobs of a kind at which nobody works any more, so that nobody will take them over; to be called each second.
     *
     * @param isServed whether somebody does
     */
    public void endUnserved(WorkKind kind, boolean isServed) {
        if (!isServed) {
            open.values().stream().filter(job -> job.order().kind() == kind).forEach(job -> {
                end(job, Loss.AWAY);
                later(() -> forget(job.order()));
            });
        }
    }

    /** Says that this server waits for its jobs; to be called every 10 s. */
    public void keep() {
        if (!open.isEmpty()) {
            store.keep(open.values().stream().map(job -> job.order().job()).collect(Collectors.toSet()));
        }
    }

    public int count() {
        return open.size();
    }

    private void end(OpenJob job, Loss loss) {
        if (open.remove(job.order().job().id(), job)) {
            job.fail(loss);
        }
    }

    private void forget(WorkOrder order) {
        try {
            store.drop(order.job());
            queues.get(order.kind()).withdraw(order.job());
        } catch (RedisUnavailable e) {
            // It goes by itself when nobody renews it.
            LOG.log(Level.DEBUG, "A job could not be taken back: {0}", e.getMessage());
        }
    }

    private void later(Runnable step) {
        try {
            threads.execute(step);
        } catch (RejectedExecutionException stopping) {
            LOG.log(Level.DEBUG, "A job is left behind: this server is stopping");
        }
    }
}
