package dev.voicebox.outbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.voicebox.event.SessionId;
import dev.voicebox.persistence.outbox.OutboxRow;
import dev.voicebox.tenant.TenantId;

/** Domain events as rows of the outbox, and back. */
public final class OutboxForm {
    private static final String TRACE = "traceparent";
    private static final ObjectMapper JSON = new ObjectMapper();

    private OutboxForm() {}

    public static OutboxRow rowOf(DomainEvent event) {
        String headers = EventJson.object(json -> {
            if (event.trace().isPresent()) {
                json.writeStringField(TRACE, event.traceparent());
            }
        });
        return new OutboxRow(
                event.id(),
                event.tenant().value(),
                event.session().value(),
                event.topic().address(),
                event.payload(),
                headers,
                event.at());
    }

    /** Empty for a topic that this build does not know, as after a step back to a former one. */
    public static Optional<DomainEvent> eventOf(OutboxRow row) {
        return Topic.at(row.topic())
                .map(topic -> new DomainEvent(
                        row.eventId(),
                        topic,
                        new TenantId(row.tenant()),
                        new SessionId(row.session()),
                        row.payload(),
                        trace(row.headers()),
                        row.at()));
    }

    private static String trace(String headers) {
        try {
            JsonNode trace = JSON.readTree(headers).get(TRACE);
            return trace == null ? null : trace.textValue();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
