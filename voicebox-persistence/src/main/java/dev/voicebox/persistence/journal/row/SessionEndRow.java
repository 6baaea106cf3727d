package dev.voicebox.persistence.journal.row;

import java.time.Instant;
import java.util.Objects;

/**
 * A session that is over.
 *
 * @param reason one word
 */
public record SessionEndRow(RecordId record, String projectId, String reason, Instant endedAt) implements JournalRow {

    public SessionEndRow {
        Objects.requireNonNull(record, "record");
        Objects.requireNonNull(projectId, "projectId");
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(endedAt, "endedAt");
    }
}
