package dev.voicebox.persistence.journal;

import java.util.Objects;

import dev.voicebox.persistence.journal.row.RecordId;

/**
 * A record that will never be taken; nothing of it was written.
 *
 * @param sqlState of class 22, 23 or 54, if PostgreSQL refused it. More is not kept: messages repeat what was said
 */
public record RefusedRecord(RecordId record, String sqlState) {
    /** No state of PostgreSQL: those have five characters. */
    private static final String STALE = "STALE-EPOCH";

    public RefusedRecord {
        Objects.requireNonNull(record, "record");
        Objects.requireNonNull(sqlState, "sqlState");
    }

    /** Of a gateway that has lost its session. */
    static RefusedRecord stale(RecordId record) {
        return new RefusedRecord(record, STALE);
    }

    /** Whether another gateway owned the session by then; else PostgreSQL can never keep it. */
    public boolean isStale() {
        return sqlState.equals(STALE);
    }
}
