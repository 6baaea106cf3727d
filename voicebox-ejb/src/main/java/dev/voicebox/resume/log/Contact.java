package dev.voicebox.resume.log;

import java.time.Duration;
import java.util.function.LongSupplier;

import dev.voicebox.resume.owned.OwnedSession;

/** Whether this gateway can reach Redis in time, and whether it was itself awake. For any thread. */
public final class Contact {
    /** Threads of the log and of the heart tick several times within it, unless the whole process stands still. */
    private static final long FROZEN_NANOS = Duration.ofSeconds(20).toNanos();

    private static final long FIRST_PAUSE_NANOS = Duration.ofMillis(250).toNanos();
    private static final long LONGEST_PAUSE_NANOS = Duration.ofSeconds(1).toNanos();

    private final LongSupplier nanos;
    private long tickedAt;
    private long thawedAt;
    private boolean away;
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

    /** Redis did not answer in time. Whether that is news. */
    public synchronized boolean lost() {
        boolean news = !away;
        away = true;
        pause = news ? FIRST_PAUSE_NANOS : Math.min(2 * pause, LONGEST_PAUSE_NANOS);
        askAgainAt = now() + pause;
        return news;
    }

    /** It answers. Whether that is news. */
    public synchronized boolean found() {
        boolean news = away;
        away = false;
        return news;
    }

    public synchronized boolean isAway() {
        return away;
    }

    /** Whether it is time to ask whether it is back. */
    public synchronized boolean isToBeAsked() {
        return away && now() - askAgainAt >= 0;
    }
}
