package dev.voicebox.journal.form;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;

import com.fasterxml.jackson.core.JsonGenerator;

import dev.voicebox.content.SealedForm;
import dev.voicebox.event.ItemId;
import dev.voicebox.journal.JournalRecord;
import dev.voicebox.journal.Stamp;
import dev.voicebox.journal.UsageAmounts;
import dev.voicebox.wire.item.StoredItem;

/** The fields of a record. */
record RecordWriter(JsonGenerator json) implements JournalRecord.Handler<Void> {
    private interface Fields {
        void write() throws IOException;
    }

    @Override
    public Void onSessionBegan(JournalRecord.SessionBegan record) {
        return write("session_began", record, () -> {
            json.writeStringField("of", word(record.kind()));
            json.writeStringField("model", record.model());
            json.writeStringField("voice", record.voice());
            json.writeStringField("gateway", record.gateway());
        });
    }

    @Override
    public Void onSessionEnded(JournalRecord.SessionEnded record) {
        return write("session_ended", record, () -> json.writeStringField("reason", word(record.reason())));
    }

    @Override
    public Void onItemPut(JournalRecord.ItemPut record) {
        return write("item_put", record, () -> {
            json.writeNumberField("position", record.position());
            json.writeFieldName("item");
            StoredItem.write(json, record.item());
            previous(record.previous());
        });
    }

    @Override
    public Void onItemSealed(JournalRecord.ItemSealed record) {
        return write("item_sealed", record, () -> {
            json.writeNumberField("position", record.position());
            json.writeFieldName("item");
            json.writeTree(SealedForm.write(record.item()));
            previous(record.previous());
        });
    }

    @Override
    public Void onItemDropped(JournalRecord.ItemDropped record) {
        return write("item_dropped", record, () -> {
            json.writeNumberField("position", record.position());
            json.writeStringField("item", record.item().value());
        });
    }

    @Override
    public Void onToolCalled(JournalRecord.ToolCalled record) {
        return write("tool_called", record, () -> {
            json.writeStringField("call", record.callId());
            json.writeStringField("response", record.response().value());
            json.writeStringField("name", record.name());
            json.writeStringField("arguments_hash", record.argumentsHash());
            if (record.denied()) {
                json.writeBooleanField("denied", true);
            }
        });
    }

    @Override
    public Void onToolAnswered(JournalRecord.ToolAnswered record) {
        return write("tool_answered", record, () -> json.writeStringField("call", record.callId()));
    }

    @Override
    public Void onToolsAbandoned(JournalRecord.ToolsAbandoned record) {
        return write("tools_abandoned", record, () -> {
            json.writeArrayFieldStart("calls");
            for (String call : record.callIds()) {
                json.writeString(call);
            }
            json.writeEndArray();
        });
    }

    @Override
    public Void onUsed(JournalRecord.Used record) {
        UsageAmounts amounts = record.amounts();
        return write("used", record, () -> {
            json.writeNumberField("requests", amounts.requests());
            json.writeNumberField("input_tokens", amounts.tokens().input());
            json.writeNumberField("cached_tokens", amounts.tokens().cached());
            json.writeNumberField("output_tokens", amounts.tokens().output());
            json.writeNumberField("estimated_tokens", amounts.tokens().estimated());
            json.writeNumberField("audio_in_ms", amounts.audioInMs());
            json.writeNumberField("audio_out_ms", amounts.audioOutMs());
            json.writeNumberField("connection_ms", amounts.connectionMs());
        });
    }

    @Override
    public Void onNoted(JournalRecord.Noted record) {
        return write("noted", record, () -> {
            json.writeStringField("type", record.fact().type());
            json.writeFieldName("data");
            json.writeTree(FactForm.write(record.fact()));
        });
    }

    private void previous(ItemId item) throws IOException {
        json.writeStringField("previous", item == null ? null : item.value());
    }

    private Void write(String kind, JournalRecord record, Fields fields) {
        Stamp stamp = record.stamp();
        try {
            json.writeStringField("kind", kind);
            json.writeStringField("tenant", stamp.tenant().value());
            json.writeStringField("project", stamp.project().value());
            json.writeStringField("session", stamp.session().value());
            json.writeNumberField("sequence", stamp.sequence());
            json.writeStringField("at", stamp.at().toString());
            fields.write();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return null;
    }

    static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
