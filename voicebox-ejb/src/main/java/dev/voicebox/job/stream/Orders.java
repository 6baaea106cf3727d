package dev.voicebox.job.stream;

import java.time.Duration;
import java.util.Objects;
import java.util.UUID;

import dev.voicebox.job.Asker;
import dev.voicebox.job.CancelToken;
import dev.voicebox.persistence.redis.work.JobAddress;
import dev.voicebox.persistence.redis.work.JobPayload;
import dev.voicebox.persistence.redis.work.WorkKind;
import dev.voicebox.persistence.redis.work.WorkOrder;

/**
 * What this server asks of others, whatever it is.
 *
 * @param gateway names this server in this life
 */
public record Orders(OpenJobs jobs, String gateway, WorkWeights weights) {
    /** For the first sign that somebody has begun. */
    private static final Duration LIVE_PATIENCE = Duration.ofSeconds(20);

    private static final Duration BATCH_PATIENCE = Duration.ofMinutes(5);

    private static final int MOST_COST = 1_000_000;
    private static final int MOST_NAME = 128;

    public Orders {
        Objects.requireNonNull(jobs, "jobs");
        Objects.requireNonNull(gateway, "gateway");
        Objects.requireNonNull(weights, "weights");
    }

    /**
     * What is to be done, on whose behalf.
     *
     * @param cost in any unit that is the same for all of a kind
     */
    public record Wanted(Asker asker, WorkKind kind, long cost, JobPayload payload) {
        public Wanted {
            Objects.requireNonNull(asker, "asker");
            Objects.requireNonNull(kind, "kind");
            Objects.requireNonNull(payload, "payload");
        }
    }

    public void send(Wanted wanted, CancelToken cancel, Reply reply) {
        Asker asker = wanted.asker();
        WorkOrder order = new WorkOrder(
                new JobAddress(
                        gateway,
                        asker.tenant().value(),
                        session(asker),
                        UUID.randomUUID().toString()),
                wanted.kind(),
                asker.live() ? WorkOrder.Lane.LIVE : WorkOrder.Lane.BATCH,
                asker.live() ? LIVE_PATIENCE : BATCH_PATIENCE,
                new WorkOrder.Share(
                        Math.toIntExact(Math.min(MOST_COST, Math.max(1, wanted.cost()))), weights.of(asker.tenant())));
        jobs.order(order, wanted.payload(), cancel, reply);
    }

    /** In the letters of a key. */
    private static String session(Asker asker) {
        String name = asker.session().replaceAll("[^a-zA-Z0-9_.-]", "_");
        return name.isEmpty() ? "_" : name.substring(0, Math.min(MOST_NAME, name.length()));
    }
}
