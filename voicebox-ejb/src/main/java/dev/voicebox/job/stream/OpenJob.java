package dev.voicebox.job.stream;

import java.util.Objects;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;

import dev.voicebox.job.CancelToken;
import dev.voicebox.persistence.redis.work.JobResult;
import dev.voicebox.persistence.redis.work.WorkOrder;

/**
 * A job that somebody waits for. He hears of it on borrowed threads, of one thing after the other: exactly one end, and nothing
 * once he has taken the order back.
 */
final class OpenJob {
    private final WorkOrder order;
    private final CancelToken cancel;
    private final Reply reply;
    private final Executor threads;
    private final ConcurrentLinkedQueue<Runnable> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean running = new AtomicBoolean();
    private final long since;

    /** For the thread that runs what waits. */
    private final Sequence sequence = new Sequence();

    private boolean over;

    /** In a row; for the thread that looks after the jobs. */
    private int missed;

    /** Who waits for it. */
    record Waiter(CancelToken cancel, Reply reply) {
        Waiter {
            Objects.requireNonNull(cancel, "cancel");
            Objects.requireNonNull(reply, "reply");
        }
    }

    /** @param since when it was ordered, in ns of any clock */
    OpenJob(WorkOrder order, Waiter waiter, Executor threads, long since) {
        this.order = Objects.requireNonNull(order, "order");
        this.cancel = waiter.cancel();
        this.reply = waiter.reply();
        this.threads = Objects.requireNonNull(threads, "threads");
        this.since = since;
    }

    WorkOrder order() {
        return order;
    }

    boolean isOverdue(long now) {
        return now - since > order.patience().toNanos();
    }

    /** How often in a row it was not where it should be, this time included. */
    int missing(boolean isMissing) {
        missed = isMissing ? missed + 1 : 0;
        return missed;
    }

    void on(JobResult result) {
        offer(() -> hear(result));
    }

    void fail(Loss loss) {
        offer(() -> end(() -> reply.fail(loss)));
    }

    private void hear(JobResult result) {
        Sequence.Verdict verdict = sequence.see(result);
        if (over || cancel.isCancelled() || verdict == Sequence.Verdict.OLD && !result.last()) {
            return;
        }
        if (verdict != Sequence.Verdict.NEXT) {
            // Only a Redis that has lost something lets a former attempt have the last word; nothing follows it.
            end(() -> reply.fail(Loss.LOST));
            return;
        }
        Runnable tell;
        try {
            tell = reply.read(result);
        } catch (IllegalArgumentException e) {
            end(() -> reply.fail(Loss.LOST));
            return;
        }
        if (result.last()) {
            end(tell);
        } else {
            tell.run();
        }
    }

    private void end(Runnable tell) {
        if (!over && !cancel.isCancelled()) {
            over = true;
            tell.run();
        }
    }

    private void offer(Runnable step) {
        waiting.add(step);
        schedule();
    }

    private void schedule() {
        if (running.compareAndSet(false, true)) {
            threads.execute(this::run);
        }
    }

    private void run() {
        try {
            for (Runnable step = waiting.poll(); step != null; step = waiting.poll()) {
                step.run();
            }
        } finally {
            running.set(false);
            if (!waiting.isEmpty()) {
                schedule();
            }
        }
    }
}
