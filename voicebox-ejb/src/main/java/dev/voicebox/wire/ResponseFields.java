package dev.voicebox.wire;

import java.io.IOException;

import com.fasterxml.jackson.core.JsonGenerator;

import dev.voicebox.event.ResponseEvent;

/** Writes the events about one answer. */
final class ResponseFields {
    private ResponseFields() {}

    static void addTo(ServerEventWriter writer) {
        addWhole(writer);
        addText(writer);
        writer.on(ResponseEvent.AudioDelta.class, ResponseFields::audio);
        writer.on(ResponseEvent.AudioDone.class, (json, event) -> part(json, event, event.place()));
        writer.on(ResponseEvent.ArgumentsDelta.class, (json, event) -> {
            item(json, event, event.place());
            json.writeStringField("call_id", event.callId());
            json.writeStringField("delta", event.delta());
        });
        writer.on(ResponseEvent.ArgumentsDone.class, (json, event) -> {
            item(json, event, event.place());
            json.writeStringField("call_id", event.call().callId());
            json.writeStringField("name", event.call().name());
            json.writeStringField("arguments", event.call().arguments());
        });
    }

    private static void addWhole(ServerEventWriter writer) {
        writer.on(ResponseEvent.Created.class, (json, event) -> {
            ResponseWriter.write(json, event.view());
            SessionFields.extension(json, event.extension());
        });
        writer.on(ResponseEvent.Done.class, (json, event) -> {
            ResponseWriter.write(json, event.view());
            SessionFields.extension(json, event.extension());
        });
        writer.on(ResponseEvent.OutputItemAdded.class, (json, event) -> {
            output(json, event, event.outputIndex());
            json.writeFieldName("item");
            ItemWriter.write(json, event.item(), ItemWriter.Form.EVENT);
        });
        writer.on(ResponseEvent.OutputItemDone.class, (json, event) -> {
            output(json, event, event.outputIndex());
            json.writeFieldName("item");
            ItemWriter.write(json, event.item(), ItemWriter.Form.EVENT);
        });
    }

    private static void addText(ServerEventWriter writer) {
        writer.on(ResponseEvent.ContentPartAdded.class, (json, event) -> {
            part(json, event, event.place());
            content(json, event.audio(), "");
        });
        writer.on(ResponseEvent.ContentPartDone.class, (json, event) -> {
            part(json, event, event.place());
            content(json, event.audio(), event.text());
        });
        writer.on(ResponseEvent.TextDelta.class, (json, event) -> {
            part(json, event, event.place());
            json.writeStringField("delta", event.delta());
        });
        writer.on(ResponseEvent.TextDone.class, (json, event) -> {
            part(json, event, event.place());
            json.writeStringField("text", event.text());
        });
        writer.on(ResponseEvent.TranscriptDelta.class, (json, event) -> {
            part(json, event, event.place());
            json.writeStringField("delta", event.delta());
        });
        writer.on(ResponseEvent.TranscriptDone.class, (json, event) -> {
            part(json, event, event.place());
            json.writeStringField("transcript", event.transcript());
        });
    }

    private static void output(JsonGenerator json, ResponseEvent event, int outputIndex) throws IOException {
        json.writeStringField("response_id", event.response().value());
        json.writeNumberField("output_index", outputIndex);
    }

    private static void item(JsonGenerator json, ResponseEvent event, ResponseEvent.Place place) throws IOException {
        output(json, event, place.outputIndex());
        json.writeStringField("item_id", place.item().value());
    }

    private static void part(JsonGenerator json, ResponseEvent event, ResponseEvent.Place place) throws IOException {
        item(json, event, place);
        json.writeNumberField("content_index", place.contentIndex());
    }

    /** Parts have short names here, {@code text} and {@code audio}, and long ones in items. */
    private static void content(JsonGenerator json, boolean audio, String text) throws IOException {
        json.writeObjectFieldStart("part");
        json.writeStringField("type", audio ? "audio" : "text");
        json.writeStringField(audio ? "transcript" : "text", text);
        json.writeEndObject();
    }

    /** Most of all bytes are here; base64 needs no look at every character for what to escape. */
    private static void audio(JsonGenerator json, ResponseEvent.AudioDelta event) throws IOException {
        part(json, event, event.place());
        json.writeFieldName("delta");
        json.writeRawValue('"' + AudioText.write(event.audio()) + '"');
    }
}
