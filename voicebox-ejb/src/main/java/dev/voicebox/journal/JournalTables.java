package dev.voicebox.journal;

import java.util.List;

/** The tables of the database, as the journal sees them. */
public interface JournalTables {

    /**
     * Writes all of them in one transaction, or none. Writing a record again changes nothing. May block, for as long as the
     * database's own time limits allow.
     *
     * @throws TablesUnavailable when the database did not commit, or nobody knows whether it did
     */
    void write(List<JournalRecord> batch) throws TablesUnavailable;
}
