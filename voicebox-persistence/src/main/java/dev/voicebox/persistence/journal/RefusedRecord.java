package dev.voicebox.persistence.journal;

import java.util.Objects;

import dev.voicebox.persistence.journal.row.RecordId;

/**
 * A record that PostgreSQL will never take; nothing of it was written.
 *
 * @param sqlState of class 22, 23 or 54. More is not kept: messages repeat what was said
 */
public record RefusedRecord(RecordId record, String sqlState) {

    public RefusedRecord {
        Objects.requireNonNull(record, "record");
        Objects.requireNonNull(sqlState, "sqlState");
    }
}
