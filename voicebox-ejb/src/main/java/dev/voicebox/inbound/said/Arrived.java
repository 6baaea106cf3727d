package dev.voicebox.inbound.said;

import java.util.Objects;

/**
 * A record as it came.
 *
 * @param key the id of a session, as the client chose it, or {@code null}
 * @param tenant of its header, or {@code null}
 * @param value JSON of the topic's schema, or {@code null}
 */
public record Arrived(Place place, String key, String tenant, String value) {
    public Arrived {
        Objects.requireNonNull(place, "place");
    }

    /** Where it stands in the topic. */
    public record Place(int partition, long offset) {}

    /** Says nothing of the content. */
    @Override
    public String toString() {
        return "Arrived[" + place + "]";
    }
}
