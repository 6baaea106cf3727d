package dev.voicebox.wire;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.core.JsonGenerator;

import dev.voicebox.event.ResponseEvent;
import dev.voicebox.event.ServerEvent;

/** Writes one event of the server as JSON text. Safe for use by many threads. */
public final class ServerEventWriter {
    private static final int USUAL_LENGTH = 512;

    /** What is beyond is spelled, for half a surrogate pair has no other form that a socket takes. */
    private static final int LAST_BEFORE_SURROGATES = 0xD7FF;

    private final Map<Class<?>, EventFields<ServerEvent>> fields = new HashMap<>();

    public ServerEventWriter() {
        SessionFields.addTo(this);
        BufferFields.addTo(this);
        ItemFields.addTo(this);
        ResponseFields.addTo(this);
    }

    /** @param eventId the event's own id, {@code event_…} */
    public String write(String eventId, ServerEvent event) {
        StringWriter text = new StringWriter(length(event));
        try (JsonGenerator json = WireJson.FACTORY.createGenerator(text)) {
            json.setHighestNonEscapedChar(LAST_BEFORE_SURROGATES);
            // Values from clients, such as tool schemas, are written as trees.
            json.setCodec(WireJson.MAPPER);
            json.writeStartObject();
            json.writeStringField("type", event.type());
            json.writeStringField("event_id", eventId);
            fields.get(event.getClass()).write(json, event);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    /** The events that can be written. */
    Set<Class<?>> written() {
        return fields.keySet();
    }

    <E extends ServerEvent> void on(Class<E> type, EventFields<? super E> writer) {
        fields.put(type, (json, event) -> writer.write(json, type.cast(event)));
    }

    private static int length(ServerEvent event) {
        return event instanceof ResponseEvent.AudioDelta delta
                ? USUAL_LENGTH + delta.audio().length / 3 * 4
                : USUAL_LENGTH;
    }

    /** Writes what an event has besides its type and id. */
    interface EventFields<E> {
        void write(JsonGenerator json, E event) throws IOException;
    }
}
