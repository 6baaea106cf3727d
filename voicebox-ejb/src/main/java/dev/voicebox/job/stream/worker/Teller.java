package dev.voicebox.job.stream.worker;

import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

import dev.voicebox.job.CancelToken;
import dev.voicebox.persistence.redis.RedisUnavailable;
import dev.voicebox.persistence.redis.work.JobResult;
import dev.voicebox.persistence.redis.work.JobStore.Standing;
import dev.voicebox.persistence.redis.work.TakenOrder;

/** Tells the gateway of a job what comes of it. Who works waits here while a gateway does not keep up, or Redis is away for a moment. */
final class Teller {
    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(20);

    private final TakenOrder taken;
    private final Desk desk;
    private final CancelToken stop;
    private int place;
    private volatile boolean marked;

    Teller(TakenOrder taken, Desk desk, CancelToken stop) {
        this.taken = Objects.requireNonNull(taken, "taken");
        this.desk = Objects.requireNonNull(desk, "desk");
        this.stop = Objects.requireNonNull(stop, "stop");
    }

    /** Whether those who take the job over have been left something, or will have in a moment. */
    boolean hasMarked() {
        return marked;
    }

    /** @return {@code OK} if it was taken, else why nothing more will be; {@code FULL} when it was not said at all */
    Standing tell(JobSaying saying) {
        marked |= !saying.mark().isEmpty();
        JobResult result = new JobResult(
                taken.order().job().id(), taken.attempt(), place, saying.last(), saying.head(), saying.sound());
        Standing standing = untilTaken(() -> desk.jobs().put(taken.order().job(), result, saying.mark()));
        if (standing == Standing.FENCED) {
            desk.onFenced();
        }
        place++;
        return standing;
    }

    private Standing untilTaken(Supplier<Standing> put) {
        long since = desk.nanos().getAsLong();
        while (!stop.isCancelled()) {
            try {
                Standing standing = put.get();
                if (standing != Standing.FULL) {
                    return standing;
                }
                since = desk.nanos().getAsLong();
            } catch (RedisUnavailable e) {
                if (desk.nanos().getAsLong() - since > desk.rules().away().toNanos()) {
                    return Standing.FULL;
                }
            }
            LockSupport.parkNanos(PAUSE);
        }
        return Standing.FULL;
    }
}
