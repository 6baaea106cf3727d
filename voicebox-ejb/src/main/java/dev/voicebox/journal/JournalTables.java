package dev.voicebox.journal;

import java.util.List;

/** The tables of the database, as the journal sees them. */
public interface JournalTables {

    /**
     * Writes all of them in one transaction, or none, but for those that the database will never take, however often they are
     * written. Writing a record again changes nothing. May block, for as long as its time limits allow.
     *
     * @return those that it will never take
     * @throws TablesUnavailable when the database did not commit, or nobody knows whether it did
     */
    List<JournalRecord> write(List<JournalRecord> batch) throws TablesUnavailable;
}
