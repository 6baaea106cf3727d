package dev.voicebox.persistence.journal.row;

import java.util.Comparator;
import java.util.Objects;

/**
 * Names a record of the journal.
 *
 * @param sequence counts the records of a session, from 1; a later one knows better
 */
public record RecordId(String tenantId, String sessionId, long sequence) implements Comparable<RecordId> {

    private static final Comparator<RecordId> ORDER = Comparator.comparing(RecordId::tenantId)
            .thenComparing(RecordId::sessionId)
            .thenComparingLong(RecordId::sequence);

    public RecordId {
        Objects.requireNonNull(tenantId, "tenantId");
        Objects.requireNonNull(sessionId, "sessionId");
        if (sequence < 1) {
            throw new IllegalArgumentException("sequence counts from 1, got " + sequence);
        }
    }

    @Override
    public int compareTo(RecordId other) {
        return ORDER.compare(this, other);
    }
}
