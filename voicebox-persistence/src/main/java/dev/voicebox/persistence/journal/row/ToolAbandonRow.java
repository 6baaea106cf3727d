package dev.voicebox.persistence.journal.row;

import java.util.Objects;

/** A call whose session ended without a result. A result that comes after all counts. */
public record ToolAbandonRow(RecordId record, String callId) implements JournalRow {

    public ToolAbandonRow {
        Objects.requireNonNull(record, "record");
        Objects.requireNonNull(callId, "callId");
    }
}
