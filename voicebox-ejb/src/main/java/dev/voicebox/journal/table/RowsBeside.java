package dev.voicebox.journal.table;

import java.util.List;

import dev.voicebox.journal.JournalRecord;
import dev.voicebox.persistence.journal.row.JournalRow;

/** What another subject writes in the transaction of a record: it is there if and only if the record is. */
public interface RowsBeside {

    /** The same rows whenever the record is replayed. */
    List<JournalRow> rowsOf(JournalRecord record);

    /** A transaction with such rows has been committed; called often, so it returns at once. */
    void onCommitted();
}
