package dev.voicebox.wire;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;

import dev.voicebox.event.ContentPart;
import dev.voicebox.event.Item;
import dev.voicebox.event.ItemId;

/** Items as they are kept: the protocol's own JSON, without sound. Reads what it wrote, and what clients are shown. */
public final class ItemJson {
    private ItemJson() {}

    /** As in {@code conversation.item.done}: no sound. */
    public static String write(Item item) {
        return write(item, ItemWriter.Form.EVENT);
    }

    /** As in {@code conversation.item.retrieved}: with the sound that the item holds. */
    public static String writeWhole(Item item) {
        return write(item, ItemWriter.Form.WHOLE);
    }

    /** @throws IllegalArgumentException when the text is no item that was written here */
    public static Item read(String json) {
        try {
            return read(WireJson.MAPPER.readTree(json));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("an item is kept as text that is no JSON", e);
        }
    }

    /** @throws IllegalArgumentException when the tree is no item that was written here */
    public static Item read(JsonNode item) {
        String id = item.path("id").textValue();
        ItemId itemId = id == null ? null : new ItemId(id);
        return switch (item.path("type").asText()) {
            case "message" -> message(item, itemId);
            case "function_call" ->
                new Item.FunctionCall(
                        itemId, status(item), text(item, "call_id"), text(item, "name"), text(item, "arguments"));
            case "function_call_output" ->
                new Item.FunctionCallOutput(itemId, text(item, "call_id"), text(item, "output"));
            case "item_reference" -> new Item.Reference(itemId);
            default -> throw new IllegalArgumentException("an item is kept with an unknown type");
        };
    }

    private static String write(Item item, ItemWriter.Form form) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = WireJson.FACTORY.createGenerator(text)) {
            ItemWriter.write(json, item, form);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static Item message(JsonNode item, ItemId id) {
        List<ContentPart> content = new ArrayList<>();
        for (JsonNode part : item.path("content")) {
            content.add(part(part));
        }
        Item.Role role = Item.Role.valueOf(text(item, "role").toUpperCase(Locale.ROOT));
        return new Item.Message(id, role, status(item), content);
    }

    private static ContentPart part(JsonNode part) {
        return switch (part.path("type").asText()) {
            case "input_text" -> new ContentPart.InputText(text(part, "text"));
            case "output_text" -> new ContentPart.OutputText(text(part, "text"));
            case "input_audio" ->
                new ContentPart.InputAudio(part.path("transcript").textValue(), audio(part));
            case "output_audio" -> new ContentPart.OutputAudio(text(part, "transcript"), audio(part));
            case "input_image" ->
                new ContentPart.InputImage(
                        text(part, "image_url"), part.path("detail").textValue());
            default -> throw new IllegalArgumentException("an item is kept with an unknown part");
        };
    }

    private static Item.Status status(JsonNode item) {
        return Item.Status.valueOf(text(item, "status").toUpperCase(Locale.ROOT));
    }

    private static byte[] audio(JsonNode part) {
        String text = part.path("audio").textValue();
        return text == null ? null : Base64.getDecoder().decode(text);
    }

    private static String text(JsonNode node, String name) {
        String text = node.path(name).textValue();
        if (text == null) {
            throw new IllegalArgumentException("an item is kept without its " + name);
        }
        return text;
    }
}
