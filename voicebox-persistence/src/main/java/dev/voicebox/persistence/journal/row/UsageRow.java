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
    public record Amounts(int requests, Tokens tokens, long audioInMs, long audioOutMs, long connectionMs) {

        public Amounts {
            Objects.requireNonNull(tokens, "tokens");
            if ((requests | audioInMs | audioOutMs | connectionMs) < 0) {
                throw new IllegalArgumentException("nobody uses less than nothing");
            }
        }

        /** With tokens that were counted and not read before. */
        public Amounts(
                int requests, long inputTokens, long outputTokens, long audioInMs, long audioOutMs, long connectionMs) {
            this(requests, new Tokens(inputTokens, 0, outputTokens, 0), audioInMs, audioOutMs, connectionMs);
        }
    }

    /** Cached ones are part of the input, estimated ones of both. */
    public record Tokens(long input, long cached, long output, long estimated) {

        public Tokens {
            if ((input | cached | output | estimated) < 0) {
                throw new IllegalArgumentException("nobody uses less than nothing");
            }
        }
    }
}
