package dev.voicebox.job.stream.worker;

import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

import dev.voicebox.job.CancelToken;
import dev.voicebox.job.stream.Told;
import dev.voicebox.job.stream.ToldForm;
import dev.voicebox.persistence.redis.RedisUnavailable;
import dev.voicebox.persistence.redis.work.JobResult;
import dev.voicebox.persistence.redis.work.JobStore.Standing;
import dev.voicebox.persistence.redis.work.TakenOrder;

/** Tells the gateway of a job what comes of it. The engine waits here while a gateway does not keep up, or Redis is away for a moment. */
final class Teller {
    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(20);

    private final TakenOrder taken;
    private final Desk desk;
    private final CancelToken stop;
    private int place;

    Teller(TakenOrder taken, Desk desk, CancelToken stop) {
        this.taken = Objects.requireNonNull(taken, "taken");
        this.desk = Objects.requireNonNull(desk, "desk");
        this.stop = Objects.requireNonNull(stop, "stop");
    }

    /**
     * Whether it was taken; else nothing more will be.
     *
     * @param mark for those who take the job over
     */
    boolean tell(Told told, byte[] sound, String mark) {
        JobResult result = new JobResult(
                taken.order().job().id(), taken.attempt(), place, told.isLast(), ToldForm.write(told), sound);
        Standing standing = untilTaken(() -> desk.jobs().put(taken.order().job(), result, mark));
        if (standing == Standing.FENCED) {
            desk.onFenced();
        }
        place++;
        return standing == Standing.OK;
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
                    return Standing.GONE;
                }
            }
            LockSupport.parkNanos(PAUSE);
        }
        return Standing.GONE;
    }
}
