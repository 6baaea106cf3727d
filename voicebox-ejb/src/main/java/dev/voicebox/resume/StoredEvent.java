package dev.voicebox.resume;

import java.util.Objects;

import dev.voicebox.privacy.Redacted;

/**
 * An event as the client gets it.
 *
 * @param id its {@code event_id}
 * @param type its {@code type}: where an answer begins and ends is told by it
 * @param json the whole event, with id and type
 */
public record StoredEvent(String id, String type, String json) {
    public StoredEvent {
        if (id == null || id.isEmpty()) {
            throw new IllegalArgumentException("an event needs an id");
        }
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(json, "json");
    }

    @Override
    public String toString() {
        return "StoredEvent[" + id + ", " + type + ", " + Redacted.text(json) + "]";
    }
}
