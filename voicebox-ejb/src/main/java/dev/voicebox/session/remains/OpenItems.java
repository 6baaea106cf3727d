package dev.voicebox.session.remains;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;

import dev.voicebox.event.ItemId;
import dev.voicebox.wire.item.StoredItem;

/** Items between their announcement and their end, in the order in which they were announced. */
final class OpenItems {
    private final Map<ItemId, OpenItem> open = new LinkedHashMap<>();

    void see(String type, JsonNode event) {
        switch (type) {
            case "input_audio_buffer.committed" -> {
                ItemId id = new ItemId(event.path("item_id").asText());
                open.put(id, new OpenItem(id, null, previous(event)));
            }
            case "conversation.item.added" -> {
                ItemId id = new ItemId(event.at("/item/id").asText());
                open.put(id, new OpenItem(id, StoredItem.read(event.path("item")), previous(event)));
            }
            case "conversation.item.done" ->
                open.remove(new ItemId(event.at("/item/id").asText()));
            case "conversation.item.deleted" ->
                open.remove(new ItemId(event.path("item_id").asText()));
            default -> {}
        }
    }

    Collection<OpenItem> all() {
        return List.copyOf(open.values());
    }

    private static ItemId previous(JsonNode event) {
        String previous = event.path("previous_item_id").textValue();
        return previous == null ? null : new ItemId(previous);
    }
}
