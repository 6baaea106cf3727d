package dev.voicebox.persistence.redis.work;

import java.time.Duration;
import java.util.List;

/**
 * Every Redis key of heavy work. The part in braces is written so, and decides the slot.
 *
 * <pre>
 *   voicebox:{work-{kind}}:live, :batch              zset     orders that wait, by when it is their turn; 10,000 in all
 *                         :since                     zset     when each was offered
 *                         :forms                     hash     what each is
 *                         :fair-live, :fair-batch    hash     turns of tenants, until nothing waits
 *                         :orders                    stream   what workers have; the group is {kind}-workers; about 10,000
 *                         :bell                      stream   one entry: something is there to do
 *                         :dead                      stream   what was given up; about 1,000
 *                         :counts                    hash     taken over, dead
 *                         :workers, :cards           zset, hash  who works, and what they can do
 *   voicebox:{work/{gateway}}:results                stream   what came of jobs; 4,096 entries, 30 s after the gateway's last sign
 *                            :job:{tenant}/{session}/{job}          hash     30 s, renewed every 10 s
 *                            :job:{tenant}/{session}/{job}:sound    stream   as the job; 256 entries of 64 KiB
 * </pre>
 *
 * The keys of a kind are as long there as orders are; none of them grows with what has been done.
 */
final class WorkKeys {
    /** Of what belongs to jobs of a gateway that says nothing. */
    static final Duration JOB_LIFE = Duration.ofSeconds(30);

    private WorkKeys() {}

    /** Live, batch, since, forms, fair-live, fair-batch, orders, bell, dead, counts: as the scripts take them. */
    static List<String> queue(WorkKind kind) {
        return List.of(
                of(kind, "live"),
                of(kind, "batch"),
                of(kind, "since"),
                of(kind, "forms"),
                of(kind, "fair-live"),
                of(kind, "fair-batch"),
                of(kind, "orders"),
                bell(kind),
                of(kind, "dead"),
                of(kind, "counts"));
    }

    static String bell(WorkKind kind) {
        return of(kind, "bell");
    }

    /** Workers, cards, orders: as the scripts take them. */
    static List<String> workers(WorkKind kind) {
        return List.of(of(kind, "workers"), of(kind, "cards"), of(kind, "orders"));
    }

    static String results(String gateway) {
        return "voicebox:{work/" + gateway + "}:results";
    }

    static String job(JobAddress job) {
        return "voicebox:{work/" + job.gateway() + "}:job:" + job.name();
    }

    /** Job, sound, results: as the scripts take them. */
    static List<String> of(JobAddress job) {
        return List.of(job(job), job(job) + ":sound", results(job.gateway()));
    }

    private static String of(WorkKind kind, String subject) {
        return "voicebox:{work-" + kind.word() + "}:" + subject;
    }
}
