package dev.voicebox.wire;

import java.io.IOException;

import com.fasterxml.jackson.core.JsonGenerator;

import dev.voicebox.event.AudioFormat;
import dev.voicebox.event.Item;
import dev.voicebox.event.ResponseStatus;
import dev.voicebox.event.ResponseView;
import dev.voicebox.event.Usage;

/** Writes the response object of {@code response.created} and {@code response.done}. */
final class ResponseWriter {
    private ResponseWriter() {}

    static void write(JsonGenerator json, ResponseView view) throws IOException {
        json.writeObjectFieldStart("response");
        json.writeStringField("object", "realtime.response");
        json.writeStringField("id", view.id().value());
        status(json, view.status());
        json.writeArrayFieldStart("output");
        for (Item item : view.output()) {
            ItemWriter.write(json, item, ItemWriter.Form.EVENT);
        }
        json.writeEndArray();
        json.writeStringField(
                "conversation_id",
                view.conversation() == null ? null : view.conversation().value());
        mode(json, view);
        usage(json, view.usage());
        json.writeFieldName("metadata");
        if (view.metadata() == null) {
            json.writeNull();
        } else {
            json.writeTree(view.metadata());
        }
        json.writeEndObject();
    }

    static void format(JsonGenerator json, AudioFormat format) throws IOException {
        json.writeObjectFieldStart("format");
        json.writeStringField("type", format.type());
        if (format == AudioFormat.PCM) {
            json.writeNumberField("rate", format.sampleRate());
        }
        json.writeEndObject();
    }

    private static void status(JsonGenerator json, ResponseStatus status) throws IOException {
        if (status instanceof ResponseStatus.Cancelled cancelled) {
            ended(json, "cancelled", cancelled.reason().wire());
        } else if (status instanceof ResponseStatus.Incomplete incomplete) {
            ended(json, "incomplete", incomplete.reason().wire());
        } else if (status instanceof ResponseStatus.Failed failed) {
            failed(json, failed);
        } else {
            json.writeStringField("status", status instanceof ResponseStatus.Completed ? "completed" : "in_progress");
            json.writeNullField("status_details");
        }
    }

    private static void ended(JsonGenerator json, String status, String reason) throws IOException {
        json.writeStringField("status", status);
        json.writeObjectFieldStart("status_details");
        json.writeStringField("type", status);
        json.writeStringField("reason", reason);
        json.writeEndObject();
    }

    private static void failed(JsonGenerator json, ResponseStatus.Failed failed) throws IOException {
        json.writeStringField("status", "failed");
        json.writeObjectFieldStart("status_details");
        json.writeStringField("type", "failed");
        json.writeObjectFieldStart("error");
        json.writeStringField("type", failed.type().wire());
        json.writeStringField("code", failed.code().wire());
        json.writeStringField("message", failed.message());
        json.writeEndObject();
        json.writeEndObject();
    }

    /** The voice is shown for text answers too, and always as a string: a client library breaks on anything else. */
    private static void mode(JsonGenerator json, ResponseView view) throws IOException {
        json.writeArrayFieldStart("output_modalities");
        json.writeString(view.mode().audio() ? "audio" : "text");
        json.writeEndArray();
        if (view.maxOutputTokens().isPresent()) {
            json.writeNumberField("max_output_tokens", view.maxOutputTokens().getAsInt());
        } else {
            json.writeStringField("max_output_tokens", "inf");
        }
        json.writeObjectFieldStart("audio");
        json.writeObjectFieldStart("output");
        format(json, view.mode().format());
        json.writeStringField("voice", view.mode().voice());
        json.writeEndObject();
        json.writeEndObject();
    }

    private static void usage(JsonGenerator json, Usage usage) throws IOException {
        if (usage == null) {
            json.writeNullField("usage");
            return;
        }
        json.writeObjectFieldStart("usage");
        json.writeNumberField("total_tokens", usage.total());
        json.writeNumberField("input_tokens", usage.input());
        json.writeNumberField("output_tokens", usage.output());
        json.writeObjectFieldStart("input_token_details");
        tokens(json, usage.inputText(), usage.inputAudio());
        json.writeNumberField("image_tokens", usage.inputImage());
        json.writeNumberField("cached_tokens", usage.cachedText());
        json.writeObjectFieldStart("cached_tokens_details");
        tokens(json, usage.cachedText(), 0);
        json.writeNumberField("image_tokens", 0);
        json.writeEndObject();
        json.writeEndObject();
        json.writeObjectFieldStart("output_token_details");
        tokens(json, usage.outputText(), usage.outputAudio());
        json.writeEndObject();
        json.writeEndObject();
    }

    private static void tokens(JsonGenerator json, int text, int audio) throws IOException {
        json.writeNumberField("text_tokens", text);
        json.writeNumberField("audio_tokens", audio);
    }
}
