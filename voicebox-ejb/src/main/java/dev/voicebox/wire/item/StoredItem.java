package dev.voicebox.wire.item;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.voicebox.event.ContentPart;
import dev.voicebox.event.Item;
import dev.voicebox.event.ItemId;
import dev.voicebox.event.McpItem;
import dev.voicebox.wire.ItemWriter;
import dev.voicebox.wire.JsonBuffers;

/** Items as they are kept: as in events, so without sound. What is written reads back as what is written again. */
public final class StoredItem {
    /** What was written here is not measured by what clients may send. */
    private static final ObjectMapper JSON = new ObjectMapper(JsonFactory.builder()
            .recyclerPool(JsonBuffers.SHARED)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(Integer.MAX_VALUE)
                    .build())
            .build());

    private StoredItem() {}

    public static void write(JsonGenerator json, Item item) throws IOException {
        ItemWriter.write(json, item, ItemWriter.Form.EVENT);
    }

    public static String write(Item item) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            write(json, item);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    /** @throws IllegalArgumentException when it was not written here */
    public static Item read(String json) {
        try {
            return read(JSON.readTree(json));
        } catch (IOException e) {
            // Without the cause: its message would repeat what was said.
            throw new IllegalArgumentException("the stored item is not JSON");
        }
    }

    /** @throws IllegalArgumentException when it was not written here */
    public static Item read(JsonNode item) {
        ItemId id = new ItemId(item.path("id").asText());
        String type = item.path("type").asText();
        return switch (type) {
            case "message" -> message(item, id);
            case "function_call" ->
                new Item.FunctionCall(
                        id, status(item), text(item, "call_id"), text(item, "name"), text(item, "arguments"));
            case "function_call_output" -> new Item.FunctionCallOutput(id, text(item, "call_id"), text(item, "output"));
            case "mcp_list_tools" -> new McpItem.ListTools(id, text(item, "server_label"), tools(item.path("tools")));
            case "mcp_call" -> call(item, id);
            case "mcp_approval_request" ->
                new McpItem.ApprovalRequest(
                        id, text(item, "server_label"), text(item, "name"), text(item, "arguments"));
            case "mcp_approval_response" ->
                new McpItem.ApprovalResponse(
                        id,
                        new ItemId(text(item, "approval_request_id")),
                        item.path("approve").asBoolean(),
                        text(item, "reason"));
            default -> throw new IllegalArgumentException("no type of items that is stored: " + type);
        };
    }

    private static Item message(JsonNode item, ItemId id) {
        List<ContentPart> content = new ArrayList<>();
        item.path("content").forEach(part -> content.add(part(part)));
        Item.Role role = Item.Role.valueOf(item.path("role").asText().toUpperCase(Locale.ROOT));
        return new Item.Message(id, role, status(item), content);
    }

    private static ContentPart part(JsonNode part) {
        String type = part.path("type").asText();
        return switch (type) {
            case "input_text" -> new ContentPart.InputText(text(part, "text"));
            case "output_text" -> new ContentPart.OutputText(text(part, "text"));
            case "input_audio" -> new ContentPart.InputAudio(text(part, "transcript"), null);
            case "output_audio" -> new ContentPart.OutputAudio(text(part, "transcript"), null);
            case "input_image" -> new ContentPart.InputImage(text(part, "image_url"), text(part, "detail"));
            default -> throw new IllegalArgumentException("no type of parts that is stored: " + type);
        };
    }

    private static List<McpItem.Tool> tools(JsonNode list) {
        List<McpItem.Tool> tools = new ArrayList<>();
        list.forEach(tool -> tools.add(new McpItem.Tool(
                text(tool, "name"), text(tool, "description"), tool.path("input_schema"), tool.get("annotations"))));
        return tools;
    }

    private static Item call(JsonNode item, ItemId id) {
        String approval = text(item, "approval_request_id");
        JsonNode error = item.get("error");
        McpItem.Failure failure = error == null
                ? null
                : new McpItem.Failure(
                        text(error, "type"),
                        error.has("code") ? error.path("code").intValue() : null,
                        text(error, "message"));
        return new McpItem.Call(
                id,
                text(item, "server_label"),
                text(item, "name"),
                text(item, "arguments"),
                new McpItem.Outcome(text(item, "output"), failure),
                approval == null ? null : new ItemId(approval));
    }

    private static Item.Status status(JsonNode item) {
        return Item.Status.valueOf(item.path("status").asText().toUpperCase(Locale.ROOT));
    }

    /** {@code null} where it was left out. */
    private static String text(JsonNode object, String name) {
        JsonNode value = object.get(name);
        return value == null || value.isNull() ? null : value.textValue();
    }
}
