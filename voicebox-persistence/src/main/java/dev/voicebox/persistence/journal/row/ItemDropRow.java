package dev.voicebox.persistence.journal.row;

import java.time.Instant;
import java.util.Objects;

/** An item that was deleted. Its place in the history stays known, its content does not. */
public record ItemDropRow(RecordId record, long position, String itemId, Instant at) implements ItemState {

    public ItemDropRow {
        Objects.requireNonNull(record, "record");
        Objects.requireNonNull(itemId, "itemId");
        Objects.requireNonNull(at, "at");
        if (position < 1) {
            throw new IllegalArgumentException("position counts from 1, got " + position);
        }
    }
}
