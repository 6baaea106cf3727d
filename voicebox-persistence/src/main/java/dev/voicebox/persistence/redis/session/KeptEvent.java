package dev.voicebox.persistence.redis.session;

import java.util.ArrayList;
import java.util.List;

import dev.voicebox.persistence.privacy.Redacted;

/**
 * An event of a stream.
 *
 * @param place which of the events that were to be kept, from 1
 * @param json text that only gateways read
 */
public record KeptEvent(long place, String id, String type, String json) {

    static List<KeptEvent> all(List<?> told) {
        List<KeptEvent> events = new ArrayList<>();
        for (int i = 0; i < told.size(); i += 4) {
            events.add(new KeptEvent(
                    Long.parseLong((String) told.get(i)), (String) told.get(i + 1), (String) told.get(i + 2), (String)
                            told.get(i + 3)));
        }
        return events;
    }

    @Override
    public String toString() {
        return "KeptEvent[" + place + ", " + id + ", " + type + ", " + Redacted.text(json) + "]";
    }
}
