package dev.voicebox.persistence.outbox;

import java.util.Objects;

import dev.voicebox.persistence.journal.row.JournalRow;
import dev.voicebox.persistence.journal.row.RecordId;

/** An event of a record, in the batch of that record. */
public record OutboxEventRow(RecordId record, OutboxRow event) implements JournalRow {

    public OutboxEventRow {
        Objects.requireNonNull(record, "record");
        Objects.requireNonNull(event, "event");
    }

    /** Says nothing of the content. */
    @Override
    public String toString() {
        return "OutboxEventRow[" + event.eventId() + "]";
    }
}
