package dev.voicebox.persistence.redis.work;

import java.time.Duration;
import java.util.Objects;

/**
 * One job as its queue knows it; what is to be heard, said or answered lies at its address, in {@link JobStore}.
 *
 * @param patience after which nobody waits for it any more, from the offer on; 1 ms to 1 h
 * @param share of what the others of its tenant may do before it: what it costs, and how much the tenant weighs
 */
public record WorkOrder(JobAddress job, WorkKind kind, Lane lane, Duration patience, Share share) {
    private static final Duration LONGEST = Duration.ofHours(1);

    /** Which orders come first: as long as there is one of the first lane, none of the second is begun. */
    public enum Lane {
        /** Somebody is on the line. */
        LIVE,
        /** Somebody waits for a file. */
        BATCH
    }

    /**
     * @param cost 1 to 1,000,000, in any unit that is the same for all orders of a kind
     * @param weight 1 to 100; a tenant with twice the weight gets twice the work
     */
    public record Share(int cost, int weight) {
        public Share {
            if (cost < 1 || cost > 1_000_000 || weight < 1 || weight > 100) {
                throw new IllegalArgumentException(
                        "a cost is 1 to 1000000 and a weight 1 to 100, but were " + cost + " and " + weight);
            }
        }
    }

    public WorkOrder {
        Objects.requireNonNull(job, "job");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(lane, "lane");
        Objects.requireNonNull(share, "share");
        if (patience.toMillis() < 1 || patience.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("the patience for a job is 1 ms to 1 h, but was " + patience);
        }
    }

    /** The patience comes first: the scripts read it. */
    String form() {
        return String.join(
                "|",
                Long.toString(patience.toMillis()),
                kind.name(),
                lane.name(),
                Integer.toString(share.cost()),
                Integer.toString(share.weight()),
                job.form());
    }

    /** @throws IllegalArgumentException if it is not one */
    static WorkOrder ofForm(String form) {
        String[] parts = form.split("\\|", -1);
        if (parts.length != 6) {
            throw new IllegalArgumentException("not the form of an order");
        }
        return new WorkOrder(
                JobAddress.ofForm(parts[5]),
                WorkKind.valueOf(parts[1]),
                Lane.valueOf(parts[2]),
                Duration.ofMillis(Long.parseLong(parts[0])),
                new Share(Integer.parseInt(parts[3]), Integer.parseInt(parts[4])));
    }
}
