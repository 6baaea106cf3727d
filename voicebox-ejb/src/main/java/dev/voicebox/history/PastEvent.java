package dev.voicebox.history;

import java.time.Instant;

import dev.voicebox.persistence.history.StoredEvent;
import dev.voicebox.privacy.Redacted;

/**
 * Something that happened in a session beside its items; nothing that was said.
 *
 * @param id of the list of its session
 * @param json an object
 */
public record PastEvent(String id, String session, String type, Instant at, String json) {

    static PastEvent of(StoredEvent row) {
        return new PastEvent(row.id(), row.sessionId(), row.type(), row.at(), row.json());
    }

    @Override
    public String toString() {
        return "PastEvent[" + id + ", " + session + ", " + type + ", " + at + ", " + Redacted.text(json) + "]";
    }
}
