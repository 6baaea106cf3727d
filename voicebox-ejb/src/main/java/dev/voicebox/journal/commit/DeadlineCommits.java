package dev.voicebox.journal.commit;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.logging.Level;
import java.util.logging.Logger;

import dev.voicebox.journal.JournalRecord;
import dev.voicebox.journal.JournalTables;
import dev.voicebox.journal.TablesUnavailable;

/** Writes on a thread of its own, one batch at a time, so that nobody hangs with the database. */
final class DeadlineCommits implements Commits {
    private static final Logger LOG = Logger.getLogger(DeadlineCommits.class.getName());

    private final JournalTables tables;
    private final Executor thread;
    private final Duration deadline;

    /** @param thread runs one thing after the other: what is late is over before the next begins */
    DeadlineCommits(JournalTables tables, Executor thread, Duration deadline) {
        this.tables = tables;
        this.thread = thread;
        this.deadline = deadline;
    }

    @Override
    public Optional<List<JournalRecord>> commit(List<JournalRecord> batch) {
        CompletableFuture<Optional<List<JournalRecord>>> outcome = new CompletableFuture<>();
        try {
            thread.execute(() -> outcome.complete(write(batch)));
            return outcome.get(deadline.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException | ExecutionException | RejectedExecutionException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private Optional<List<JournalRecord>> write(List<JournalRecord> batch) {
        try {
            return Optional.of(tables.write(batch));
        } catch (TablesUnavailable e) {
            return Optional.empty();
        } catch (RuntimeException bug) {
            LOG.log(Level.SEVERE, "journal: a batch could not be written", bug);
            return Optional.empty();
        }
    }
}
