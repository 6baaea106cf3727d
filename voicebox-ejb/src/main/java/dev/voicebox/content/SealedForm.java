package dev.voicebox.content;

import java.io.IOException;
import java.util.Optional;

import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.voicebox.event.ItemId;

/**
 * A sealed item as JSON. Items that are not sealed have no field {@code sealed}.
 *
 * <pre>
 *   {"id":"item_…","type":"message","role":"user","status":"completed","transcribed":true,"key":1,"sealed":"…"}
 * </pre>
 */
public final class SealedForm {
    private static final ObjectMapper JSON = new ObjectMapper();

    static {
        JSON.getFactory()
                .setStreamReadConstraints(StreamReadConstraints.builder()
                        .maxStringLength(Integer.MAX_VALUE)
                        .build());
    }

    private SealedForm() {}

    public static ObjectNode write(SealedItem item) {
        ObjectNode json = outline(item);
        if (item.outline().transcribed()) {
            json.put("transcribed", true);
        }
        return json.put("key", item.key()).put("sealed", item.sealed());
    }

    /** @throws IllegalArgumentException when it was not written here */
    public static SealedItem read(JsonNode json) {
        if (!json.path("sealed").isTextual()) {
            throw new IllegalArgumentException("the item is not sealed");
        }
        ItemOutline outline = new ItemOutline(
                json.path("type").asText(),
                json.path("role").textValue(),
                json.path("status").textValue(),
                json.path("transcribed").asBoolean());
        return new SealedItem(
                new ItemId(json.path("id").asText()),
                outline,
                json.path("key").longValue(),
                json.path("sealed").textValue());
    }

    /** Empty if it is an item that is not sealed. */
    static Optional<SealedItem> find(String json) {
        if (!json.contains("\"sealed\"")) {
            return Optional.empty();
        }
        try {
            JsonNode item = JSON.readTree(json);
            return item.path("sealed").isTextual() ? Optional.of(read(item)) : Optional.empty();
        } catch (IOException e) {
            // Without the cause: its message would repeat what was said.
            throw new IllegalArgumentException("the stored item is not JSON");
        }
    }

    /** What is known of an item that cannot be read. */
    static ObjectNode outline(SealedItem item) {
        ObjectNode json = JSON.createObjectNode();
        json.put("id", item.id().value()).put("type", item.outline().type());
        if (item.outline().role() != null) {
            json.put("role", item.outline().role());
        }
        if (item.outline().status() != null) {
            json.put("status", item.outline().status());
        }
        return json;
    }
}
