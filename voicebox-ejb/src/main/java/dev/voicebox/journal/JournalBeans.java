package dev.voicebox.journal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

import javax.sql.DataSource;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Singleton;

import org.eclipse.microprofile.config.Config;

import dev.voicebox.content.ContentKeys;
import dev.voicebox.journal.commit.GroupCommit;
import dev.voicebox.journal.commit.LeftFolders;
import dev.voicebox.journal.disk.Disk;
import dev.voicebox.journal.disk.LocalLog;
import dev.voicebox.journal.lost.LostSessions;
import dev.voicebox.journal.lost.PresumedEnds;
import dev.voicebox.journal.mirror.LeftStreams;
import dev.voicebox.journal.mirror.RedisMirror;
import dev.voicebox.journal.table.DatabaseTables;
import dev.voicebox.journal.table.RowsBeside;
import dev.voicebox.persistence.journal.JournalRows;
import dev.voicebox.persistence.journal.OpenSessions;
import dev.voicebox.persistence.outbox.OutboxWriter;
import dev.voicebox.persistence.redis.JournalStreams;
import dev.voicebox.persistence.redis.RedisConnection;
import dev.voicebox.persistence.redis.session.SessionStateStore;

/** Makes the journal of this server for the container. */
@ApplicationScoped
public class JournalBeans {
    private static final Logger LOG = Logger.getLogger(JournalBeans.class.getName());
    private static final long BEAT_SECONDS = 10;
    private static final long AGAIN_SECONDS = 2;
    /** Ends of the sessions of a full server, and what their tools and usage leave. */
    private static final int MOST_REFUSED = 10_000;

    /** After which a write is given up. Long against the deadline, short against what is waited for a database that is back. */
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    @Resource(lookup = "jdbc/voicebox-journal")
    private DataSource database;

    @Resource(lookup = "java:comp/DefaultManagedThreadFactory")
    private ManagedThreadFactory threads;

    /** Another for each life: what a killed server left is brought in also when its disk is gone and its name is not. */
    private final String gateway = UUID.randomUUID().toString();

    private final StaleRecords stale = new StaleRecords();

    private ScheduledExecutorService heirs;
    private ScheduledExecutorService again;
    private ExecutorService mirror;
    private LeftStreams streams;

    /** Whoever wants a {@link Journal} gets {@link #offers}. */
    @Produces
    @Singleton
    @Typed(GroupCommit.class)
    GroupCommit journal(Config config, RedisConnection redis, RowsBeside beside, PresumedEnds ends) {
        JournalSettings settings = JournalSettings.read(key -> config.getOptionalValue(key, String.class));
        JournalTables tables = tables(beside);
        JournalTables direct = told(rows(beside).fenced(stale::count), beside);
        JournalStreams copies = new JournalStreams(redis);
        mirror = Executors.newSingleThreadExecutor(threads);
        GroupCommit journal = new GroupCommit(
                new GroupCommit.Parts(
                        direct, tables, open(settings), new RedisMirror(copies, gateway, mirror), Clock.systemUTC()),
                settings.commitDeadline(),
                threads);
        journal.start();
        streams = new LeftStreams(copies, gateway, tables);
        OpenSessions open = new OpenSessions(database, PATIENCE);
        SessionStateStore states = new SessionStateStore(redis);
        inherit(
                streams::beat,
                streams,
                new LeftFolders(settings.folder(), tables, Clock.systemUTC()),
                new LostSessions(open, copies, states, ends, gateway));
        return journal;
    }

    @Produces
    @Singleton
    StaleRecords stale() {
        return stale;
    }

    @Produces
    @Singleton
    PresumedEnds ends(RowsBeside beside) {
        return new PresumedEnds(new OpenSessions(database, PATIENCE), tables(beside), Clock.systemUTC());
    }

    @Produces
    @Singleton
    RepeatedOffers offers(GroupCommit journal, ContentKeys content) {
        Journal sealing = new SealingJournal(journal, content::protectionOf);
        RepeatedOffers offers = new RepeatedOffers(sealing, gateway, MOST_REFUSED);
        again = Executors.newSingleThreadScheduledExecutor(threads);
        again.scheduleWithFixedDelay(offers, AGAIN_SECONDS, AGAIN_SECONDS, TimeUnit.SECONDS);
        return offers;
    }

    private JournalTables tables(RowsBeside beside) {
        return told(rows(beside), beside);
    }

    private DatabaseTables rows(RowsBeside beside) {
        JournalRows rows = new JournalRows(database, new OutboxWriter());
        return new DatabaseTables(rows, PATIENCE, beside::rowsOf);
    }

    private static JournalTables told(DatabaseTables tables, RowsBeside beside) {
        return batch -> {
            List<JournalRecord> refused = tables.write(batch);
            beside.onCommitted();
            return refused;
        };
    }

    void close(@Disposes GroupCommit journal) {
        journal.close();
    }

    @PreDestroy
    void end() {
        if (again != null) {
            again.shutdownNow();
        }
        if (heirs != null) {
            heirs.shutdownNow();
            mirror.shutdown();
            streams.leave();
        }
    }

    private void inherit(Runnable... left) {
        // A thread each: bringing in what is large must not keep this server from saying that it lives.
        heirs = Executors.newScheduledThreadPool(left.length, threads);
        for (Runnable one : left) {
            heirs.scheduleWithFixedDelay(
                    () -> {
                        try {
                            one.run();
                        } catch (RuntimeException bug) {
                            LOG.log(Level.SEVERE, "journal: what others left could not be brought in", bug);
                        }
                    },
                    0,
                    BEAT_SECONDS,
                    TimeUnit.SECONDS);
        }
    }

    private static LocalLog open(JournalSettings settings) {
        LocalLog.Bounds bounds = new LocalLog.Bounds(settings.maxBytes(), LocalLog.Bounds.USUAL_SEGMENT);
        try {
            return LocalLog.open(settings.folder(), bounds, Disk.REAL)
                    .orElseThrow(() -> new IllegalStateException("Another server holds " + settings.folder()
                            + ": give each server a folder of its own in voicebox.journal.dir."));
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The folder of the journal cannot be used (voicebox.journal.dir): " + settings.folder(), e);
        }
    }
}
