package dev.voicebox.resume.log;

import java.time.Duration;
import java.util.function.LongSupplier;
import java.util.logging.Level;
import java.util.logging.Logger;

import dev.voicebox.resume.owned.OwnedSession;

/** Whether this gateway can reach Redis in time, and whether it was itself awake. For any thread. */
public final class Contact {
    private static final Logger LOG = Logger.getLogger(Contact.class.getName());
    /** Threads of the log and of the heart tick several times within it, unless the whole process stands still. */
    private static final long FROZEN_NANOS = Duration.ofSeconds(20).toNanos();

    private static final long FIRST_PAUSE_NANOS = Duration.ofMillis(250).toNanos();
    private static final long LONGEST_PAUSE_NANOS = Duration.ofSeconds(1).toNanos();

    /** A shorter absence, as of a machine that is busy, is counted and not worth a line. */
    private static final long TOLD_AFTER_NANOS = Duration.ofSeconds(1).toNanos();

    private final LongSupplier nanos;
    private long tickedAt;
    private long thawedAt;
    private boolean away;
    private long awayAt;
    private boolean told;
    private long askAgainAt;
    private long pause = FIRST_PAUSE_NANOS;

    /** @param nanos a clock that only goes forward, also while the process stands still */
    public Contact(LongSupplier nanos) {
        this.nanos = nanos;
        this.tickedAt = nanos.getAsLong();
        this.thawedAt = tickedAt;
    }

    public long now() {
        return nanos.getAsLong();
    }

    /** To be called by every thread before it trusts what it knows. */
    public synchronized void tick() {
        long now = now();
        if (now - tickedAt > FROZEN_NANOS) {
            thawedAt = now;
        }
        tickedAt = now;
    }

    /** Whether this gateway stood still since it last heard that the session is its own: another one may have it by now. */
    public synchronized boolean isDoubtful(OwnedSession session) {
        return session.heardAt() - thawedAt < 0;
    }

    /**
     * Redis did not answer in time.
     *
     * @param why it is said so
     */
    public synchronized void lost(String why) {
        long now = now();
        pause = away ? Math.min(2 * pause, LONGEST_PAUSE_NANOS) : FIRST_PAUSE_NANOS;
        awayAt = away ? awayAt : now;
        away = true;
        askAgainAt = now + pause;
        if (!told && now - awayAt >= TOLD_AFTER_NANOS) {
            told = true;
            LOG.log(
                    Level.WARNING,
                    "resume: Redis does not take events in time; sessions go on, and cannot be resumed elsewhere until it does: {0}",
                    why);
        }
    }

    /** It answers. */
    public synchronized void found() {
        if (told) {
            LOG.info("resume: Redis takes events again");
        }
        away = false;
        told = false;
    }

    public synchronized boolean isAway() {
        return away;
    }

    /** Whether it is time to ask whether it is back. */
    public synchronized boolean isToBeAsked() {
        return away && now() - askAgainAt >= 0;
    }
}
