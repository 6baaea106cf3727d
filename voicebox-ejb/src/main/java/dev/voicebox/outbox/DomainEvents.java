package dev.voicebox.outbox;

import java.io.IOException;
import java.util.List;
import java.util.Locale;

import com.fasterxml.jackson.core.JsonGenerator;

import dev.voicebox.journal.JournalRecord;
import dev.voicebox.journal.JournalRecord.ItemPut;
import dev.voicebox.journal.Stamp;
import dev.voicebox.journal.UsageAmounts;
import dev.voicebox.outbox.EventJson.Fields;

/** What of the journal is told outside, and in which words. */
public final class DomainEvents implements JournalRecord.Handler<List<DomainEvent>> {
    private static final DomainEvents ALL = new DomainEvents();

    private DomainEvents() {}

    /** At most one on each topic; the same ones whenever it is asked. */
    public static List<DomainEvent> of(JournalRecord record) {
        return record.accept(ALL);
    }

    @Override
    public List<DomainEvent> onSessionBegan(JournalRecord.SessionBegan record) {
        return onSession(record.stamp(), "session.created", json -> {
            json.writeStringField("kind", name(record.kind()));
            optional(json, "model", record.model());
            optional(json, "voice", record.voice());
        });
    }

    @Override
    public List<DomainEvent> onSessionEnded(JournalRecord.SessionEnded record) {
        return onSession(
                record.stamp(), "session.closed", json -> json.writeStringField("reason", name(record.reason())));
    }

    /** Only what is complete: words of the caller once they are known, answers once they have ended. */
    @Override
    public List<DomainEvent> onItemPut(ItemPut record) {
        return record.item().accept(new ToldItem(record));
    }

    @Override
    public List<DomainEvent> onItemSealed(JournalRecord.ItemSealed record) {
        return ToldSealed.of(record);
    }

    @Override
    public List<DomainEvent> onItemDropped(JournalRecord.ItemDropped record) {
        return audit(
                record.stamp(),
                "item.deleted",
                json -> json.writeStringField("item_id", record.item().value()));
    }

    @Override
    public List<DomainEvent> onToolCalled(JournalRecord.ToolCalled record) {
        if (record.denied()) {
            // Nobody was asked to do anything.
            return List.of();
        }
        return audit(record.stamp(), "tool.called", json -> {
            json.writeStringField("call_id", record.callId());
            json.writeStringField("response_id", record.response().value());
            json.writeStringField("name", record.name());
            json.writeStringField("arguments_hash", record.argumentsHash());
        });
    }

    @Override
    public List<DomainEvent> onToolAnswered(JournalRecord.ToolAnswered record) {
        return audit(record.stamp(), "tool.answered", json -> json.writeStringField("call_id", record.callId()));
    }

    @Override
    public List<DomainEvent> onToolsAbandoned(JournalRecord.ToolsAbandoned record) {
        return audit(record.stamp(), "tools.abandoned", json -> {
            json.writeArrayFieldStart("call_ids");
            for (String call : record.callIds()) {
                json.writeString(call);
            }
            json.writeEndArray();
        });
    }

    @Override
    public List<DomainEvent> onUsed(JournalRecord.Used record) {
        UsageAmounts used = record.amounts();
        return List.of(event(record.stamp(), Topic.PLATFORM_BILLING, "usage.recorded", json -> {
            json.writeNumberField("requests", used.requests());
            json.writeNumberField("input_tokens", used.inputTokens());
            json.writeNumberField("cached_tokens", used.tokens().cached());
            json.writeNumberField("output_tokens", used.outputTokens());
            json.writeNumberField("estimated_tokens", used.tokens().estimated());
            json.writeNumberField("audio_in_ms", used.audioInMs());
            json.writeNumberField("audio_out_ms", used.audioOutMs());
            json.writeNumberField("connection_ms", used.connectionMs());
        }));
    }

    /** For readers of the session's history. */
    @Override
    public List<DomainEvent> onNoted(JournalRecord.Noted record) {
        return List.of();
    }

    private static List<DomainEvent> onSession(Stamp stamp, String type, Fields fields) {
        return List.of(event(stamp, Topic.SESSIONS, type, fields), event(stamp, Topic.PLATFORM_SESSIONS, type, fields));
    }

    private static List<DomainEvent> audit(Stamp stamp, String type, Fields fields) {
        return List.of(event(stamp, Topic.AUDIT, type, fields));
    }

    static DomainEvent event(Stamp stamp, Topic topic, String type, Fields fields) {
        return DomainEvent.of(stamp, topic, EventJson.write(topic, type, stamp, fields));
    }

    private static String name(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static void optional(JsonGenerator json, String field, String value) throws IOException {
        if (value != null) {
            json.writeStringField(field, value);
        }
    }
}
