package dev.voicebox.outbox;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;

import dev.voicebox.journal.Stamp;

/** Writes payloads: what all have in common first. ASCII only, so that any text of a caller survives every way. */
final class EventJson {
    private static final JsonFactory JSON =
            JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private EventJson() {}

    static String write(Topic topic, String type, Stamp stamp, Fields fields) {
        return object(json -> {
            json.writeStringField("event_id", DomainEvent.idOf(stamp, topic));
            json.writeStringField("type", type);
            json.writeStringField("tenant_id", stamp.tenant().value());
            json.writeStringField("project_id", stamp.project().value());
            json.writeStringField("session_id", stamp.session().value());
            json.writeNumberField("sequence", stamp.sequence());
            json.writeStringField("at", stamp.at().toString());
            fields.write(json);
        });
    }

    static String object(Fields fields) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            fields.write(json);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    interface Fields {
        void write(JsonGenerator json) throws IOException;
    }
}
