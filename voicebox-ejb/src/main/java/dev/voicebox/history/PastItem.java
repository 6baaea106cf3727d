package dev.voicebox.history;

import java.time.Instant;

import dev.voicebox.persistence.history.StoredItem;

/**
 * An item of a session.
 *
 * @param position 1, 2, 3 … in the order in which the items of the session were first stored; of deleted ones it is missing
 * @param writtenAt when it was last changed
 * @param json the item as the protocol has it, without sound
 */
public record PastItem(String session, String id, long position, Instant writtenAt, String json) {

    static PastItem of(StoredItem row) {
        return new PastItem(row.sessionId(), row.itemId(), row.position(), row.writtenAt(), row.json());
    }

    /** Says nothing of what was said. */
    @Override
    public String toString() {
        return "PastItem[" + session + ", " + id + "]";
    }
}
