package dev.voicebox.history;

import java.time.Instant;

import dev.voicebox.content.ContentReader;
import dev.voicebox.persistence.history.StoredItem;

/**
 * An item of a session.
 *
 * @param position 1, 2, 3 … in the order in which the items of the session were first stored; of deleted ones it is missing
 * @param writtenAt when it was last changed
 * @param json the item as the protocol has it, without sound; of one that was encrypted and cannot be read any more what is known
 *     beside its content, with {@code content_erased} or {@code content_unreadable}
 */
public record PastItem(String session, String id, long position, Instant writtenAt, String json) {

    static PastItem of(StoredItem row, ContentReader content) {
        String json = content.show(row.sessionId(), row.json());
        return new PastItem(row.sessionId(), row.itemId(), row.position(), row.writtenAt(), json);
    }

    /** Says nothing of what was said. */
    @Override
    public String toString() {
        return "PastItem[" + session + ", " + id + "]";
    }
}
