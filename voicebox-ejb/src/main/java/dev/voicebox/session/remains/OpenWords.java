package dev.voicebox.session.remains;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;

import dev.voicebox.event.ItemId;

/** What the caller said and nobody had heard to its end. */
final class OpenWords {
    private static final String PREFIX = "conversation.item.input_audio_transcription.";

    private final Map<ItemId, StringBuilder> told = new LinkedHashMap<>();

    void see(String type, JsonNode event) {
        ItemId id = new ItemId(event.path("item_id").asText(event.at("/item/id").asText()));
        switch (type) {
            case "conversation.item.added" -> {
                if (awaitsWords(event.path("item"))) {
                    told.putIfAbsent(id, new StringBuilder());
                }
            }
            case PREFIX + "delta" ->
                told.computeIfAbsent(id, unused -> new StringBuilder())
                        .append(event.path("delta").asText());
            case PREFIX + "completed", PREFIX + "failed", "conversation.item.deleted" -> told.remove(id);
            default -> {}
        }
    }

    /** In the order in which they were said. */
    List<ItemId> items() {
        return List.copyOf(told.keySet());
    }

    String told(ItemId item) {
        return told.get(item).toString();
    }

    private static boolean awaitsWords(JsonNode item) {
        for (JsonNode part : item.path("content")) {
            if (part.path("type").asText().equals("input_audio")
                    && part.path("transcript").isNull()) {
                return true;
            }
        }
        return false;
    }
}
