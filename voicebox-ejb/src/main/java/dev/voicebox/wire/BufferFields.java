package dev.voicebox.wire;

import java.io.IOException;

import com.fasterxml.jackson.core.JsonGenerator;

import dev.voicebox.event.BufferEvent;
import dev.voicebox.event.ItemId;

/** Writes the events about the input audio buffer. */
final class BufferFields {
    private BufferFields() {}

    static void addTo(ServerEventWriter writer) {
        writer.on(BufferEvent.Committed.class, (json, event) -> {
            json.writeStringField("item_id", event.item().value());
            previous(json, event.previous());
        });
        writer.on(BufferEvent.Cleared.class, (json, event) -> {});
        writer.on(BufferEvent.SpeechStarted.class, (json, event) -> {
            json.writeStringField("item_id", event.item().value());
            json.writeNumberField("audio_start_ms", event.audioStartMs());
        });
        writer.on(BufferEvent.SpeechStopped.class, (json, event) -> {
            json.writeStringField("item_id", event.item().value());
            json.writeNumberField("audio_end_ms", event.audioEndMs());
        });
        writer.on(BufferEvent.TimeoutTriggered.class, (json, event) -> {
            json.writeStringField("item_id", event.item().value());
            json.writeNumberField("audio_start_ms", event.audioStartMs());
            json.writeNumberField("audio_end_ms", event.audioEndMs());
        });
    }

    /** {@code null} tells clients that the item is the first. */
    static void previous(JsonGenerator json, ItemId previous) throws IOException {
        json.writeStringField("previous_item_id", previous == null ? null : previous.value());
    }
}
