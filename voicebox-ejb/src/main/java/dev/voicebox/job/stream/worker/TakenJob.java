package dev.voicebox.job.stream.worker;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Objects;

import dev.voicebox.job.CancelToken;
import dev.voicebox.persistence.redis.RedisUnavailable;
import dev.voicebox.persistence.redis.work.BegunJob;
import dev.voicebox.persistence.redis.work.JobStore.Standing;
import dev.voicebox.persistence.redis.work.TakenOrder;

/**
 * A job that this server does. What it says is taken as long as it has the job; then it stops. One thing is said after the other:
 * no two threads at a time.
 */
public final class TakenJob {
    private static final Logger LOG = System.getLogger(TakenJob.class.getName());
    private static final byte[] NO_SOUND = new byte[0];

    private final TakenOrder taken;
    private final Desk desk;
    private final Craft craft;
    private final CancelToken stop = new CancelToken();
    private final Teller teller;

    /** @param left runs once, when this server has nothing to do with the job any more */
    TakenJob(TakenOrder taken, Desk desk, Craft craft, Runnable left) {
        this.taken = Objects.requireNonNull(taken, "taken");
        this.desk = Objects.requireNonNull(desk, "desk");
        this.craft = Objects.requireNonNull(craft, "craft");
        this.teller = new Teller(taken, desk, stop);
        stop.onCancel(left);
    }

    public TakenOrder taken() {
        return taken;
    }

    /** Cancelled as soon as there is nothing more to do, whatever the reason. */
    public CancelToken stopped() {
        return stop;
    }

    /** Another has it. */
    void stop() {
        stop.cancel();
    }

    /** Nobody wants it any more. */
    void drop() {
        stop();
        quietly(() -> desk.queue().done(taken));
    }

    boolean isOver() {
        return stop.isCancelled();
    }

    void run() {
        try {
            BegunJob begun = desk.jobs().begin(taken);
            if (begun.standing() == Standing.GONE) {
                drop();
            } else if (begun.standing() != Standing.OK) {
                stop();
            } else if (taken.attempt() > desk.rules().attempts() && canBeginAnew(begun)) {
                bury(craft.givenUp());
            } else {
                craft.begin(begun, this);
            }
        } catch (RedisUnavailable e) {
            // Nobody knows whether this one has it: without a sign it goes to whoever asks next.
            stop();
        } catch (IllegalArgumentException e) {
            end(craft.failed("A worker cannot read the order: " + e.getMessage()));
        }
    }

    private boolean canBeginAnew(BegunJob begun) {
        return begun.mark().isEmpty() || craft.goesOnAfterMark();
    }

    /** This attempt came to nothing, another may not. */
    public void fail(String message) {
        if (taken.attempt() >= desk.rules().attempts()) {
            bury(message);
        } else {
            giveBack();
        }
    }

    /** Another worker may be luckier. */
    public void giveBack() {
        quietly(() -> desk.queue().giveBack(desk.worker(), taken));
        stop();
    }

    /** If nobody notices. */
    void giveBackIfItCanBeginAnew() {
        if (craft.goesOnAfterMark() || !teller.hasMarked()) {
            giveBack();
        }
    }

    private void bury(String message) {
        LOG.log(
                Level.WARNING,
                "A job of {0} in session {1} was given up after {2} attempts",
                taken.order().job().tenant(),
                taken.order().job().session(),
                taken.attempt());
        if (tell(new JobSaying(craft.failed(message), NO_SOUND, true, ""))) {
            quietly(() -> desk.queue().bury(taken, message));
        }
        stop();
    }

    /** The last that is said of it. */
    public void end(String head) {
        if (tell(new JobSaying(head, NO_SOUND, true, ""))) {
            quietly(() -> desk.queue().done(taken));
        }
        stop();
    }

    /** @param mark for those who take the job over; the first of a job that is not empty stays */
    public void say(String head, byte[] sound, String mark) {
        tell(new JobSaying(head, sound, false, mark));
    }

    private boolean tell(JobSaying saying) {
        Standing standing = teller.tell(saying);
        if (standing == Standing.GONE) {
            drop();
        } else if (standing != Standing.OK) {
            stop();
        }
        return standing == Standing.OK;
    }

    /** What is not said now is found out by whoever takes the job over: it has ended, and is done with. */
    private static void quietly(Runnable last) {
        try {
            last.run();
        } catch (RedisUnavailable e) {
            LOG.log(Level.DEBUG, "The end of a job did not reach its queue: {0}", e.getMessage());
        }
    }
}
