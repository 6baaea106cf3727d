package dev.voicebox.journal.commit;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

import dev.voicebox.journal.disk.LocalLog;

/**
 * The way over the log on disk. It is open from the first batch that the database did not take until the log is drained and the
 * database is in time again; while it is open, every batch goes over it, so that nothing overtakes anything.
 */
final class Bridge {
    private static final Logger LOG = Logger.getLogger(Bridge.class.getName());

    /** Records that a database which is in time takes within half a deadline. */
    private static final long FEW = 100;

    /** For less than this nobody needs to look: a busy database is late some times a minute, and the meter counts it. */
    private static final Duration WORTH_A_LINE = Duration.ofSeconds(5);

    private final LocalLog log;
    private final Mirror mirror;
    private final Duration deadline;
    private final Clock clock;
    private boolean open;
    private Instant since;
    private long drained;
    private boolean nearlyDrained;
    private boolean told;

    /** What is in the log already comes first. */
    Bridge(LocalLog log, Mirror mirror, Duration deadline, Clock clock) {
        this.log = log;
        this.mirror = mirror;
        this.deadline = deadline;
        this.clock = clock;
        if (!log.isEmpty()) {
            open();
            tell("found " + log.records() + " records of an earlier run");
        }
    }

    synchronized boolean isOpen() {
        return open;
    }

    /**
     * When this returns, the batch is durable.
     *
     * @throws IOException when nothing of it is
     */
    void carry(List<Pending> batch) throws IOException {
        List<byte[]> forms = Pending.forms(batch);
        Runnable copied;
        // Whoever closes the bridge looks at the log: nothing may come into it in between.
        synchronized (this) {
            if (!open) {
                open();
            }
            log.append(forms);
            copied = mirror.append(forms);
            tellIfItLasts();
        }
        copied.run();
    }

    /** The oldest of the log are in the database. */
    void onDrained(List<byte[]> oldest) {
        try {
            log.drop(oldest);
        } catch (IOException e) {
            // They are replayed after the next start, which changes nothing.
            LOG.log(Level.WARNING, "journal: a segment of {0} could not be removed: {1}", new Object[] {
                log, e.getMessage()
            });
        }
        synchronized (this) {
            drained += oldest.size();
            tellIfItLasts();
        }
    }

    /**
     * The log may be empty: then batches go to the database directly again, if it is fast enough.
     *
     * @param took how long the database took for the last batch
     * @return whether the log has nothing more for the database
     */
    synchronized boolean close(Duration took) {
        boolean inTime = took.compareTo(deadline) < 0;
        nearlyDrained = inTime && log.records() <= FEW;
        if (!log.isEmpty()) {
            return false;
        }
        mirror.clear();
        if (open && inTime) {
            open = false;
            notifyAll();
            LOG.log(
                    told ? Level.INFO : Level.FINE,
                    "journal: PostgreSQL is back after {0} s, {1} records drained from the log",
                    new Object[] {Duration.between(since, clock.instant()).toSeconds(), drained});
        }
        return true;
    }

    /** The database takes nothing at the moment. */
    synchronized void onAway() {
        nearlyDrained = false;
        tellIfItLasts();
    }

    /**
     * Gives the drain time to come to the end of the log, when that is near: else it would never be empty while records keep
     * coming. What was carried is acknowledged; what comes next waits half a deadline at most.
     */
    synchronized void letClose() throws InterruptedException {
        long end = System.nanoTime() + deadline.toNanos() / 2;
        long left = end - System.nanoTime();
        while (open && nearlyDrained && left > 0) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
            left = end - System.nanoTime();
        }
    }

    private void open() {
        open = true;
        told = false;
        since = clock.instant();
        drained = 0;
    }

    private void tellIfItLasts() {
        if (open && !told && Duration.between(since, clock.instant()).compareTo(WORTH_A_LINE) >= 0) {
            tell("PostgreSQL has not committed within " + deadline.toMillis() + " ms for " + WORTH_A_LINE.toSeconds()
                    + " s");
        }
    }

    private void tell(String reason) {
        told = true;
        LOG.log(Level.WARNING, "journal: {0}; records go to the log in {1} until they are drained", new Object[] {
            reason, log
        });
    }
}
