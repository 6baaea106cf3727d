package dev.voicebox.journal.commit;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;

import dev.voicebox.journal.Journal;
import dev.voicebox.journal.JournalRecord;
import dev.voicebox.journal.JournalTables;
import dev.voicebox.journal.TablesUnavailable;
import dev.voicebox.journal.Written;
import dev.voicebox.journal.disk.LocalLog;

/**
 * The journal of a server.
 *
 * <pre>
 *   sessions ─► AppendQueue ─► writer thread: all that waits is one batch
 *                                 │ bridge closed: commit thread, within the deadline ─► acknowledged
 *                                 └ late, or bridge open: the log, synced             ─► acknowledged
 *                                        commit thread: drains the log in order ─► bridge closed again
 * </pre>
 */
public final class GroupCommit implements Journal, AutoCloseable {
    private static final Logger LOG = Logger.getLogger(GroupCommit.class.getName());
    private static final long QUEUE_BYTES = 32L * 1024 * 1024;
    private static final int BATCH_RECORDS = 512;
    private static final long BATCH_BYTES = 2L * 1024 * 1024;
    private static final long FIRST_PAUSE_MS = 100;
    private static final long LONGEST_PAUSE_MS = 1_000;
    private static final long LAST_BATCH_SECONDS = 5;
    private static final long LAST_DRAIN_SECONDS = 10;

    private final Parts parts;
    private final RelayedMeter meter = new RelayedMeter();
    private final AppendQueue queue = new AppendQueue(QUEUE_BYTES);
    private final ExecutorService writing;
    private final ExecutorService committing;
    private final Bridge bridge;
    private final BatchWriter writer;
    private final Drain drain;
    private final AtomicBoolean draining = new AtomicBoolean();
    private volatile boolean closed;

    /**
     * What it is made of; the log is closed with it.
     *
     * @param direct for what is not acknowledged yet: refuses what a gateway says of a session that it has lost
     * @param tables for what is in the log, and so was acknowledged
     */
    public record Parts(JournalTables direct, JournalTables tables, LocalLog log, Mirror mirror, Clock clock) {
        public Parts(JournalTables tables, LocalLog log, Mirror mirror, Clock clock) {
            this(tables, tables, log, mirror, clock);
        }
    }

    /** @param deadline after which a batch goes to the log */
    public GroupCommit(Parts parts, Duration deadline, ThreadFactory threads) {
        this.parts = parts;
        this.writing = Executors.newSingleThreadExecutor(threads);
        this.committing = Executors.newSingleThreadExecutor(threads);
        this.bridge = new Bridge(parts.log(), parts.mirror(), deadline, parts.clock());
        MeteredTables tables = new MeteredTables(parts.direct(), meter, parts.clock());
        this.writer = new BatchWriter(new DeadlineCommits(tables, committing, deadline), bridge, meter, parts.clock());
        this.drain = new Drain(parts.log(), parts.tables(), meter, parts.clock());
    }

    public void start() {
        writing.execute(this::write);
        drainIfNeeded();
    }

    @Override
    public void append(JournalRecord record, Consumer<Written> outcome) {
        if (!queue.offer(Pending.of(record, outcome))) {
            meter.refused(1);
            outcome.accept(Written.REFUSED);
        }
    }

    /** @param watch is told of everything from now on */
    public void watchedBy(JournalMeter watch) {
        meter.relayTo(watch);
    }

    /** Whether new records go over the log. */
    public boolean isBridging() {
        return bridge.isOpen();
    }

    /** Records in the log that the database has not. */
    public long backlogRecords() {
        return parts.log().records();
    }

    /** Bytes of the log on disk. */
    public long backlogBytes() {
        return parts.log().bytes();
    }

    /** Takes nothing more, writes what it has, and drains the log as far as that goes in a few seconds; the rest stays there. */
    @Override
    public void close() {
        queue.close();
        writing.shutdown();
        await(writing, LAST_BATCH_SECONDS);
        closed = true;
        committing.shutdown();
        await(committing, LAST_DRAIN_SECONDS);
        committing.shutdownNow();
        try {
            parts.log().close();
        } catch (IOException e) {
            LOG.log(Level.WARNING, "journal: the log could not be closed: {0}", e.getMessage());
        }
    }

    private void write() {
        try {
            List<Pending> batch = queue.take(BATCH_RECORDS, BATCH_BYTES);
            while (!batch.isEmpty()) {
                write(batch);
                drainIfNeeded();
                bridge.letClose();
                batch = queue.take(BATCH_RECORDS, BATCH_BYTES);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What nobody has foreseen must not end the writing. */
    private void write(List<Pending> batch) {
        try {
            writer.write(batch);
        } catch (RuntimeException bug) {
            LOG.log(Level.SEVERE, "journal: a batch of " + batch.size() + " records failed", bug);
        }
    }

    private void drainIfNeeded() {
        if (bridge.isOpen() && !closed && draining.compareAndSet(false, true)) {
            committing.execute(this::drain);
        }
    }

    private void drain() {
        long pause = FIRST_PAUSE_MS;
        boolean more = true;
        while (more && !Thread.currentThread().isInterrupted()) {
            try {
                bridge.onDrained(drain.step());
                pause = FIRST_PAUSE_MS;
                more = !bridge.close(drain.took());
            } catch (TablesUnavailable | RuntimeException e) {
                LOG.log(e instanceof TablesUnavailable ? Level.FINE : Level.SEVERE, "journal: the log waits", e);
                bridge.onAway();
                more = !closed && rest(pause);
                pause = Math.min(2 * pause, LONGEST_PAUSE_MS);
            }
        }
        draining.set(false);
        if (!parts.log().isEmpty()) {
            // Something came in between: whoever brought it saw that this was still running.
            drainIfNeeded();
        }
    }

    private static boolean rest(long ms) {
        try {
            TimeUnit.MILLISECONDS.sleep(ms);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static void await(ExecutorService threads, long seconds) {
        try {
            if (!threads.awaitTermination(seconds, TimeUnit.SECONDS)) {
                LOG.log(Level.WARNING, "journal: still busy after {0} s", seconds);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
