package dev.voicebox.persistence.journal.row;

import java.time.Instant;
import java.util.Objects;

/** The result of a call has come; of several the first counts. */
public record ToolAnswerRow(RecordId record, String callId, Instant answeredAt) implements JournalRow {

    public ToolAnswerRow {
        Objects.requireNonNull(record, "record");
        Objects.requireNonNull(callId, "callId");
        Objects.requireNonNull(answeredAt, "answeredAt");
    }
}
