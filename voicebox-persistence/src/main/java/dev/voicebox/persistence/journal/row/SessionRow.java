package dev.voicebox.persistence.journal.row;

import java.time.Instant;
import java.util.Objects;

/**
 * A session that began, or of which more is known.
 *
 * @param kind {@code realtime}, {@code transcription} or {@code message}
 * @param voice or {@code null}
 * @param gateway the server that has it, or {@code null}
 * @param startedAt the same in all such rows of a session
 */
public record SessionRow(
        RecordId record, String projectId, String kind, String model, String voice, String gateway, Instant startedAt)
        implements JournalRow {

    public SessionRow {
        Objects.requireNonNull(record, "record");
        Objects.requireNonNull(projectId, "projectId");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(model, "model");
        Objects.requireNonNull(startedAt, "startedAt");
    }
}
