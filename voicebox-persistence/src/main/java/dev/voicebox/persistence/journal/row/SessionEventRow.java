package dev.voicebox.persistence.journal.row;

import java.time.Instant;
import java.util.Objects;

/**
 * What readers of a session's events are told; at most one a record.
 *
 * @param json an object of JSON; any character
 */
public record SessionEventRow(RecordId record, String type, String json, Instant at) implements JournalRow {

    public SessionEventRow {
        Objects.requireNonNull(record, "record");
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(json, "json");
        Objects.requireNonNull(at, "at");
    }

    /** Says nothing of what was said. */
    @Override
    public String toString() {
        return "SessionEventRow[" + record + ", " + type + "]";
    }
}
