package dev.voicebox.policy.trail;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;

import dev.voicebox.persistence.policy.PolicyAuditRow;
import dev.voicebox.policy.engine.PolicyEngine;

/**
 * Keeps decisions until one thread has asked the policy on trial about them and written them down, in batches. When more
 * come than can be written they are lost and counted: nobody waits for a record.
 */
public final class QueuedTrail implements DecisionTrail, Runnable {
    private static final Logger LOG = Logger.getLogger(QueuedTrail.class.getName());

    /** A minute of 150 decisions a second; each holds a document of about 1 kB. */
    static final int ROOM = 10_000;

    private static final int BATCH = 500;
    private static final long LINGER_MS = 200;

    private final BlockingQueue<Decided> waiting = new ArrayBlockingQueue<>(ROOM);
    private final Consumer<List<PolicyAuditRow>> rows;
    private final Optional<PolicyEngine> trial;
    private final Function<String, byte[]> hash;
    private volatile PolicyMeter meter = PolicyMeter.NONE;
    private volatile boolean closed;

    /**
     * @param rows writes them; may throw
     * @param trial a policy that only shows what it would decide
     * @param hash keyed, 32 bytes: short words could be guessed from another
     */
    public QueuedTrail(
            Consumer<List<PolicyAuditRow>> rows, Optional<PolicyEngine> trial, Function<String, byte[]> hash) {
        this.rows = Objects.requireNonNull(rows, "rows");
        this.trial = Objects.requireNonNull(trial, "trial");
        this.hash = Objects.requireNonNull(hash, "hash");
    }

    public void watchedBy(PolicyMeter wanted) {
        meter = wanted;
    }

    @Override
    public void note(Decided decided) {
        meter.decided(decided.question().entryPoint(), decided.decision().allowed(), decided.tookNanos());
        if (!waiting.offer(decided)) {
            meter.lost(1);
        }
    }

    /** Until it is closed; then writes what is left. */
    @Override
    public void run() {
        try {
            while (!closed) {
                Decided first = waiting.poll(LINGER_MS, TimeUnit.MILLISECONDS);
                if (first != null) {
                    write(batch(first));
                }
            }
            for (Decided left = waiting.poll(); left != null; left = waiting.poll()) {
                write(batch(left));
            }
        } catch (InterruptedException e) {
            meter.lost(waiting.size());
            Thread.currentThread().interrupt();
        }
    }

    public void close() {
        closed = true;
    }

    private List<Decided> batch(Decided first) {
        List<Decided> batch = new ArrayList<>(BATCH);
        batch.add(first);
        waiting.drainTo(batch, BATCH - 1);
        return batch;
    }

    private void write(List<Decided> batch) {
        try {
            rows.accept(batch.stream().map(this::row).toList());
        } catch (RuntimeException e) {
            meter.lost(batch.size());
            LOG.log(Level.WARNING, batch.size() + " decisions of the policy were not written: " + e.getMessage());
        }
    }

    private PolicyAuditRow row(Decided decided) {
        String session = decided.question().input().path("session_id").textValue();
        return new PolicyAuditRow(
                decided.question().tenant().value(),
                session,
                decided.question().entryPoint().path(),
                decided.question().actor(),
                new PolicyAuditRow.Outcome(
                        decided.decision().allowed(),
                        decided.decision().reason(),
                        decided.decision().version(),
                        trialOf(decided)),
                hash.apply(decided.document().toString()),
                (int) Math.min(Integer.MAX_VALUE, decided.tookNanos() / 1_000),
                decided.at());
    }

    private Boolean trialOf(Decided decided) {
        if (trial.isEmpty() || !trial.get().isReady()) {
            return null;
        }
        boolean other = trial.get()
                .evaluate(decided.question().entryPoint(), decided.document())
                .allowed();
        if (other != decided.decision().allowed()) {
            meter.differed(decided.question().entryPoint());
        }
        return other;
    }
}
