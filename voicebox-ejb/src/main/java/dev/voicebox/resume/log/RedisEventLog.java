package dev.voicebox.resume.log;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;

import dev.voicebox.journal.EndReason;
import dev.voicebox.resume.Appended;
import dev.voicebox.resume.EventLog;
import dev.voicebox.resume.Keeping;
import dev.voicebox.resume.Lease;
import dev.voicebox.resume.ResumeMeter;
import dev.voicebox.resume.ResumeSettings;
import dev.voicebox.resume.StateChange;
import dev.voicebox.resume.StoredEvent;
import dev.voicebox.resume.owned.OwnedSession;
import dev.voicebox.resume.owned.OwnedSessions;

/**
 * The log of a gateway. One thread takes all that waits in one trip; what Redis does not take within its time is sent all the
 * same, and its session is written anew when Redis is there again.
 *
 * <pre>
 *   sessions ─► LogQueue ─► the thread of the log: SessionSteps ─► LogWriter ─┬ OK     ─► APPENDED
 *                                                                            ├ late   ─► UNKEPT, unwritten ─► Restoring
 *                                                                            └ FENCED ─► lost
 * </pre>
 */
public final class RedisEventLog implements EventLog, Runnable, AutoCloseable {
    private static final Logger LOG = Logger.getLogger(RedisEventLog.class.getName());
    private static final long QUEUE_CHARACTERS = 32L * 1024 * 1024;
    private static final int BATCH_ENTRIES = 1_024;
    private static final long BATCH_CHARACTERS = 2L * 1024 * 1024;
    private static final long IDLE_MS = 1_000;
    private static final long BEHIND_MS = 50;
    private static final long LAST_WORDS_SECONDS = 3;

    private final LogQueue queue = new LogQueue(QUEUE_CHARACTERS);
    private final CountDownLatch over = new CountDownLatch(1);
    private final OwnedSessions owned;
    private final LogWriter writer;

    /**
     * What it is made of.
     *
     * @param gateway name of this one
     */
    public record Parts(String gateway, OwnedSessions owned, LogStores stores, StateForm form) {}

    public RedisEventLog(Parts parts, ResumeSettings settings, Contact contact, ResumeMeter meter) {
        this.owned = parts.owned();
        this.writer = new LogWriter(
                new LogWriter.Parts(parts.gateway(), parts.owned(), parts.stores(), parts.form(), settings),
                contact,
                meter);
    }

    @Override
    public void append(Lease lease, StoredEvent event, Keeping keeping, Consumer<Appended> then) {
        LogEntry.Append entry = new LogEntry.Append(lease, event, keeping, false, then);
        if (!queue.offer(keeping.isStored() ? entry : entry.emptied(false))) {
            then.accept(Appended.UNKEPT);
        }
    }

    @Override
    public void note(Lease lease, StateChange change) {
        queue.offer(new LogEntry.Note(lease, change));
    }

    @Override
    public void replay(Lease lease, String after, Consumer<Optional<List<StoredEvent>>> then) {
        if (!queue.offer(new LogEntry.Replay(lease, after, then))) {
            then.accept(Optional.empty());
        }
    }

    @Override
    public void end(Lease lease, EndReason why) {
        LOG.log(Level.FINE, "resume: session {0} has ended: {1}", new Object[] {
            lease.key().session(), why
        });
        queue.offer(new LogEntry.End(lease));
    }

    @Override
    public void release(Lease lease) {
        queue.offer(new LogEntry.Release(lease));
    }

    @Override
    public void onLost(Consumer<Lease> listener) {
        owned.onLost(listener);
    }

    /** The gateway has claimed it: what is appended from now on finds it here. */
    public void claimed(OwnedSession session) {
        queue.offer(new LogEntry.Claimed(session));
    }

    /** The thread of the log, until {@link #close}. */
    @Override
    public void run() {
        try {
            while (!queue.isOver()) {
                step(writer.isBehind() ? BEHIND_MS : IDLE_MS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            queue.close();
            over.countDown();
        }
    }

    /** Takes nothing more, and writes what waits. */
    @Override
    public void close() {
        queue.close();
        try {
            if (!over.await(LAST_WORDS_SECONDS, TimeUnit.SECONDS)) {
                LOG.log(Level.WARNING, "resume: the log was still busy when the server stopped");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Does what waits; what nobody has foreseen must not end the log. */
    void step(long patienceMs) throws InterruptedException {
        List<LogEntry> entries = queue.take(BATCH_ENTRIES, BATCH_CHARACTERS, patienceMs);
        try {
            writer.process(entries);
            writer.restore();
        } catch (RuntimeException bug) {
            LOG.log(Level.SEVERE, "resume: a batch of " + entries.size() + " entries failed", bug);
        }
    }
}
