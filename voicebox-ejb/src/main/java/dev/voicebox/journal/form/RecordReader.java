package dev.voicebox.journal.form;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import com.fasterxml.jackson.databind.JsonNode;

import dev.voicebox.content.SealedForm;
import dev.voicebox.event.ItemId;
import dev.voicebox.event.ResponseId;
import dev.voicebox.event.SessionId;
import dev.voicebox.journal.EndReason;
import dev.voicebox.journal.JournalRecord;
import dev.voicebox.journal.SessionKind;
import dev.voicebox.journal.Stamp;
import dev.voicebox.journal.UsageAmounts;
import dev.voicebox.tenant.ProjectId;
import dev.voicebox.tenant.TenantId;
import dev.voicebox.wire.item.StoredItem;

/** Reads what {@link RecordWriter} wrote. */
final class RecordReader {
    private RecordReader() {}

    static JournalRecord read(JsonNode json) {
        Stamp stamp = new Stamp(
                new TenantId(text(json, "tenant")),
                new ProjectId(text(json, "project")),
                new SessionId(text(json, "session")),
                json.path("sequence").longValue(),
                Instant.parse(text(json, "at")));
        String kind = json.path("kind").asText();
        return switch (kind) {
            case "session_began" ->
                new JournalRecord.SessionBegan(
                        stamp,
                        SessionKind.valueOf(name(json, "of")),
                        text(json, "model"),
                        text(json, "voice"),
                        text(json, "gateway"));
            case "session_ended" -> new JournalRecord.SessionEnded(stamp, EndReason.valueOf(name(json, "reason")));
            case "item_put" -> put(stamp, json);
            case "item_sealed" ->
                new JournalRecord.ItemSealed(
                        stamp, json.path("position").longValue(), SealedForm.read(json.path("item")), previous(json));
            case "item_dropped" ->
                new JournalRecord.ItemDropped(stamp, json.path("position").longValue(), new ItemId(text(json, "item")));
            case "tool_called" ->
                new JournalRecord.ToolCalled(
                        stamp,
                        text(json, "call"),
                        new ResponseId(text(json, "response")),
                        text(json, "name"),
                        text(json, "arguments_hash"),
                        json.path("denied").booleanValue());
            case "tool_answered" -> new JournalRecord.ToolAnswered(stamp, text(json, "call"));
            case "tools_abandoned" -> abandoned(stamp, json.path("calls"));
            case "noted" -> new JournalRecord.Noted(stamp, FactForm.read(text(json, "type"), json.path("data")));
            case "used" -> new JournalRecord.Used(stamp, amounts(json));
            default -> throw new IllegalArgumentException("no kind of record: " + kind);
        };
    }

    private static JournalRecord put(Stamp stamp, JsonNode json) {
        return new JournalRecord.ItemPut(
                stamp, json.path("position").longValue(), StoredItem.read(json.path("item")), previous(json));
    }

    private static ItemId previous(JsonNode json) {
        String previous = text(json, "previous");
        return previous == null ? null : new ItemId(previous);
    }

    private static JournalRecord abandoned(Stamp stamp, JsonNode calls) {
        List<String> callIds = new ArrayList<>();
        calls.forEach(call -> callIds.add(call.textValue()));
        return new JournalRecord.ToolsAbandoned(stamp, callIds);
    }

    private static UsageAmounts amounts(JsonNode json) {
        return new UsageAmounts(
                json.path("requests").longValue(),
                new UsageAmounts.Tokens(
                        json.path("input_tokens").longValue(),
                        json.path("cached_tokens").longValue(),
                        json.path("output_tokens").longValue(),
                        json.path("estimated_tokens").longValue()),
                json.path("audio_in_ms").longValue(),
                json.path("audio_out_ms").longValue(),
                json.path("connection_ms").longValue());
    }

    private static String name(JsonNode json, String field) {
        return json.path(field).asText().toUpperCase(Locale.ROOT);
    }

    private static String text(JsonNode json, String field) {
        JsonNode value = json.get(field);
        return value == null || value.isNull() ? null : value.textValue();
    }
}
