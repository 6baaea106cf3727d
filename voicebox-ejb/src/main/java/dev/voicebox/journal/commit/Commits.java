package dev.voicebox.journal.commit;

import java.util.List;
import java.util.Optional;

import dev.voicebox.journal.JournalRecord;

/** Commits batches in the database, and waits no longer than the deadline. */
interface Commits {

    /**
     * @return the records that the database will never take, all others are committed; empty when there was no answer within
     *     the deadline: then the batch may be committed later, or never
     */
    Optional<List<JournalRecord>> commit(List<JournalRecord> batch);
}
