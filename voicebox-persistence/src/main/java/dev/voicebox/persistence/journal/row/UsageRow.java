package dev.voicebox.persistence.journal.row;

import java.time.Instant;
import java.util.Objects;

/** What was used; at most one a record. */
public record UsageRow(RecordId record, String projectId, Amounts amounts, Instant at) implements JournalRow {

    public UsageRow {
        Objects.requireNonNull(record, "record");
        Objects.requireNonNull(projectId, "projectId");
        Objects.requireNonNull(amounts, "amounts");
        Objects.requireNonNull(at, "at");
    }

    /** Counts, tokens and milliseconds; none is negative. */
    public record Amounts(
            int requests, long inputTokens, long outputTokens, long audioInMs, long audioOutMs, long connectionMs) {

        public Amounts {
            if ((requests | inputTokens | outputTokens | audioInMs | audioOutMs | connectionMs) < 0) {
                throw new IllegalArgumentException("nobody uses less than nothing");
            }
        }
    }
}
