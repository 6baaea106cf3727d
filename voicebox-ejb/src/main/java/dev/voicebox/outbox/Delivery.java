package dev.voicebox.outbox;

import java.util.Map;
import java.util.Set;

import dev.voicebox.privacy.Redacted;

/**
 * What became of events.
 *
 * @param acknowledged ids of those that are safe where they went
 * @param refused ids of those that will not be taken as they are, each with the reason, which says nothing of the content
 */
public record Delivery(Set<String> acknowledged, Map<String, String> refused) {
    public Delivery {
        acknowledged = Set.copyOf(acknowledged);
        refused = Map.copyOf(refused);
    }

    @Override
    public String toString() {
        return "Delivery[" + acknowledged + ", " + Redacted.entries(refused) + "]";
    }
}
