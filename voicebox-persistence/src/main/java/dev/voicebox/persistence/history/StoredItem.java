package dev.voicebox.persistence.history;

import java.time.Instant;

/**
 * An item of a session.
 *
 * @param json an object; where it holds what is no character, that is spelled
 */
public record StoredItem(String sessionId, String itemId, long position, Instant writtenAt, String json) {

    /** Says nothing of what was said. */
    @Override
    public String toString() {
        return "StoredItem[" + sessionId + ", " + itemId + ", " + position + "]";
    }
}
