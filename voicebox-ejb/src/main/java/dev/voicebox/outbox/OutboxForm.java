package dev.voicebox.outbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.voicebox.event.SessionId;
import dev.voicebox.journal.JournalRecord;
import dev.voicebox.journal.Stamp;
import dev.voicebox.persistence.journal.row.JournalRow;
import dev.voicebox.persistence.journal.row.RecordId;
import dev.voicebox.persistence.outbox.OutboxEventRow;
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

    /** What is written in the transaction of a record. */
    public static List<JournalRow> journalRowsOf(JournalRecord record) {
        Stamp stamp = record.stamp();
        RecordId id = new RecordId(stamp.tenant().value(), stamp.session().value(), stamp.sequence());
        return DomainEvents.of(record).stream()
                .<JournalRow>map(event -> new OutboxEventRow(id, rowOf(event)))
                .toList();
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
