package dev.voicebox.persistence.journal.row;

/**
 * A row to be written, or a change to one. Writing it again, or after later ones of its session, changes nothing. Rows of one
 * record are written together or not at all. Not sealed: other subjects join the transaction with rows of their own.
 */
public interface JournalRow {

    RecordId record();
}
