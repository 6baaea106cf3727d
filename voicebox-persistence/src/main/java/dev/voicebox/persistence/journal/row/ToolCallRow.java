package dev.voicebox.persistence.journal.row;

import java.time.Instant;
import java.util.Objects;

import dev.voicebox.persistence.privacy.Redacted;

/**
 * A call of a tool that was asked for.
 *
 * @param argumentsHash keyed hash of the arguments, 32 bytes; shared, not to be changed
 * @param denied whether the policy did not let it pass
 */
public record ToolCallRow(
        RecordId record,
        String callId,
        String responseId,
        String name,
        byte[] argumentsHash,
        Instant requestedAt,
        boolean denied)
        implements JournalRow {

    private static final int HASH_BYTES = 32;

    public ToolCallRow {
        Objects.requireNonNull(record, "record");
        Objects.requireNonNull(callId, "callId");
        Objects.requireNonNull(responseId, "responseId");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(requestedAt, "requestedAt");
        if (argumentsHash.length != HASH_BYTES) {
            throw new IllegalArgumentException("a hash has 32 bytes, this has " + argumentsHash.length);
        }
    }

    @Override
    public String toString() {
        return "ToolCallRow[" + record + ", " + callId + ", " + responseId + ", " + Redacted.text(name) + ", "
                + argumentsHash + ", " + requestedAt + ", " + denied + "]";
    }
}
