package dev.voicebox.wire;

import java.io.IOException;
import java.util.Locale;

import com.fasterxml.jackson.core.JsonGenerator;

import dev.voicebox.event.ContentPart;
import dev.voicebox.event.Item;
import dev.voicebox.event.ItemId;
import dev.voicebox.event.McpItem;
import dev.voicebox.wire.item.McpItemWriter;

/** Writes items. What an item does not have is left out, never {@code null}: clients drop events with such nulls. */
public final class ItemWriter {

    /** How much of an item is written. */
    public enum Form {
        /** In most events: without sound. */
        EVENT,
        /** When a client asks for the item: with its {@code object} and sound. */
        WHOLE
    }

    private ItemWriter() {}

    public static void write(JsonGenerator json, Item item, Form form) throws IOException {
        json.writeStartObject();
        ItemId id = item.id();
        if (id != null) {
            json.writeStringField("id", id.value());
        }
        if (form == Form.WHOLE) {
            json.writeStringField("object", "realtime.item");
        }
        item.accept(new Fields(json, form));
        json.writeEndObject();
    }

    /** What each type of item has beside its id. */
    private record Fields(JsonGenerator json, Form form) implements Item.Handler<Void, IOException> {
        @Override
        public Void onMessage(Item.Message item) throws IOException {
            message(json, item, form);
            return null;
        }

        @Override
        public Void onFunctionCall(Item.FunctionCall item) throws IOException {
            call(json, item);
            return null;
        }

        @Override
        public Void onFunctionCallOutput(Item.FunctionCallOutput item) throws IOException {
            json.writeStringField("type", "function_call_output");
            json.writeStringField("call_id", item.callId());
            json.writeStringField("output", item.output());
            return null;
        }

        @Override
        public Void onReference(Item.Reference item) throws IOException {
            json.writeStringField("type", "item_reference");
            return null;
        }

        @Override
        public Void onListTools(McpItem.ListTools item) throws IOException {
            McpItemWriter.write(json, item);
            return null;
        }

        @Override
        public Void onMcpCall(McpItem.Call item) throws IOException {
            McpItemWriter.write(json, item);
            return null;
        }

        @Override
        public Void onApprovalRequest(McpItem.ApprovalRequest item) throws IOException {
            McpItemWriter.write(json, item);
            return null;
        }

        @Override
        public Void onApprovalResponse(McpItem.ApprovalResponse item) throws IOException {
            McpItemWriter.write(json, item);
            return null;
        }
    }

    static String wire(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static void message(JsonGenerator json, Item.Message message, Form form) throws IOException {
        json.writeStringField("type", "message");
        json.writeStringField("status", wire(message.status()));
        json.writeStringField("role", wire(message.role()));
        json.writeArrayFieldStart("content");
        for (ContentPart part : message.content()) {
            json.writeStartObject();
            part(json, part, form);
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void call(JsonGenerator json, Item.FunctionCall call) throws IOException {
        json.writeStringField("type", "function_call");
        json.writeStringField("status", wire(call.status()));
        json.writeStringField("name", call.name());
        json.writeStringField("call_id", call.callId());
        json.writeStringField("arguments", call.arguments());
    }

    private static void part(JsonGenerator json, ContentPart part, Form form) throws IOException {
        if (part instanceof ContentPart.InputText text) {
            text(json, "input_text", text.text());
        } else if (part instanceof ContentPart.OutputText text) {
            text(json, "output_text", text.text());
        } else if (part instanceof ContentPart.InputAudio audio) {
            audio(json, "input_audio", form == Form.WHOLE ? audio.audio() : null);
            // The key is there before the words are known: a client library dies without it.
            json.writeStringField("transcript", audio.transcript());
        } else if (part instanceof ContentPart.OutputAudio audio) {
            audio(json, "output_audio", form == Form.WHOLE ? audio.audio() : null);
            json.writeStringField("transcript", audio.transcript());
        } else {
            image(json, (ContentPart.InputImage) part);
        }
    }

    private static void text(JsonGenerator json, String type, String text) throws IOException {
        json.writeStringField("type", type);
        json.writeStringField("text", text);
    }

    private static void audio(JsonGenerator json, String type, byte[] audio) throws IOException {
        json.writeStringField("type", type);
        if (audio != null) {
            json.writeFieldName("audio");
            json.writeRawValue('"' + AudioText.write(audio) + '"');
        }
    }

    private static void image(JsonGenerator json, ContentPart.InputImage image) throws IOException {
        json.writeStringField("type", "input_image");
        json.writeStringField("image_url", image.imageUrl());
        if (image.detail() != null) {
            json.writeStringField("detail", image.detail());
        }
    }
}
