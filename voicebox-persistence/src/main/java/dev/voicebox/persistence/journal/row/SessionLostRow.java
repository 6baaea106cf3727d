package dev.voicebox.persistence.journal.row;

import java.time.Instant;
import java.util.Objects;

/**
 * A session whose server is gone: it is over as long as no end of its own is known, whichever comes first.
 *
 * @param reason one word
 * @param began the sequence of the beginning that this is the end of, 1 or more: one that began again since is not over
 */
public record SessionLostRow(RecordId record, String projectId, String reason, long began, Instant noticedAt)
        implements JournalRow {

    public SessionLostRow {
        Objects.requireNonNull(record, "record");
        Objects.requireNonNull(projectId, "projectId");
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(noticedAt, "noticedAt");
    }
}
