package dev.voicebox.wire;

import java.io.IOException;
import java.util.List;

import com.fasterxml.jackson.core.JsonGenerator;

import dev.voicebox.event.Item;
import dev.voicebox.event.ItemEvent;
import dev.voicebox.event.ItemId;
import dev.voicebox.event.Logprob;

/** Writes the events about one item of the conversation. */
final class ItemFields {
    private ItemFields() {}

    static void addTo(ServerEventWriter writer) {
        writer.on(ItemEvent.Added.class, (json, event) -> placed(json, event.item(), event.previous()));
        writer.on(ItemEvent.Done.class, (json, event) -> placed(json, event.item(), event.previous()));
        writer.on(ItemEvent.Retrieved.class, (json, event) -> {
            json.writeFieldName("item");
            ItemWriter.write(json, event.item(), ItemWriter.Form.WHOLE);
        });
        writer.on(ItemEvent.Truncated.class, (json, event) -> {
            place(json, event.item(), event.contentIndex());
            json.writeNumberField("audio_end_ms", event.audioEndMs());
        });
        writer.on(
                ItemEvent.Deleted.class,
                (json, event) -> json.writeStringField("item_id", event.item().value()));
        writer.on(ItemEvent.TranscriptionDelta.class, (json, event) -> {
            place(json, event.item(), event.contentIndex());
            json.writeStringField("delta", event.delta());
            logprobs(json, event.logprobs());
        });
        writer.on(ItemEvent.TranscriptionCompleted.class, ItemFields::completed);
        writer.on(ItemEvent.TranscriptionFailed.class, ItemFields::failed);
    }

    private static void placed(JsonGenerator json, Item item, ItemId previous) throws IOException {
        BufferFields.previous(json, previous);
        json.writeFieldName("item");
        ItemWriter.write(json, item, ItemWriter.Form.EVENT);
    }

    private static void place(JsonGenerator json, ItemId item, int contentIndex) throws IOException {
        json.writeStringField("item_id", item.value());
        json.writeNumberField("content_index", contentIndex);
    }

    private static void completed(JsonGenerator json, ItemEvent.TranscriptionCompleted event) throws IOException {
        place(json, event.item(), event.contentIndex());
        json.writeStringField("transcript", event.transcript());
        json.writeObjectFieldStart("usage");
        json.writeStringField("type", "duration");
        json.writeNumberField("seconds", event.audioSeconds());
        json.writeEndObject();
        logprobs(json, event.logprobs());
    }

    /** Without any, the key is left out: there is nothing to be sure of. */
    private static void logprobs(JsonGenerator json, List<Logprob> logprobs) throws IOException {
        if (logprobs.isEmpty()) {
            return;
        }
        json.writeArrayFieldStart("logprobs");
        for (Logprob logprob : logprobs) {
            json.writeStartObject();
            json.writeStringField("token", logprob.token());
            json.writeNumberField("logprob", logprob.logprob());
            json.writeFieldName("bytes");
            int[] bytes = logprob.bytes();
            json.writeArray(bytes, 0, bytes.length);
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    /** No {@code param}: clients ignore the event when it is {@code null}. */
    private static void failed(JsonGenerator json, ItemEvent.TranscriptionFailed event) throws IOException {
        place(json, event.item(), event.contentIndex());
        json.writeObjectFieldStart("error");
        json.writeStringField("type", event.errorType().wire());
        json.writeStringField("code", event.code().wire());
        json.writeStringField("message", event.message());
        json.writeEndObject();
    }
}
