package dev.voicebox.persistence.journal.row;

import java.time.Instant;
import java.util.Objects;

/**
 * An item, new or changed.
 *
 * @param previousItemId the one before it in the conversation, or {@code null}
 * @param json the item as an object of JSON, with its id, without sound; any character
 */
public record ItemRow(RecordId record, long position, String itemId, String previousItemId, String json, Instant at)
        implements ItemState {

    public ItemRow {
        Objects.requireNonNull(record, "record");
        Objects.requireNonNull(itemId, "itemId");
        Objects.requireNonNull(json, "json");
        Objects.requireNonNull(at, "at");
        if (position < 1) {
            throw new IllegalArgumentException("position counts from 1, got " + position);
        }
    }

    /** Says nothing of what was said. */
    @Override
    public String toString() {
        return "ItemRow[" + record + ", " + position + ", " + itemId + "]";
    }
}
