package dev.voicebox.journal;

import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import dev.voicebox.content.ItemOutline;
import dev.voicebox.content.SealedItem;
import dev.voicebox.event.ContentPart;
import dev.voicebox.event.ErrorCode;
import dev.voicebox.event.ErrorType;
import dev.voicebox.event.Item;
import dev.voicebox.event.ItemId;
import dev.voicebox.event.McpItem;
import dev.voicebox.event.ResponseId;
import dev.voicebox.event.SessionId;
import dev.voicebox.tenant.ProjectId;
import dev.voicebox.tenant.TenantId;

/** Records for tests. */
public final class Records {
    private static final Instant AT = Instant.parse("2026-01-02T03:04:05.678901Z");

    private Records() {}

    public static Stamp stamp(String session, long sequence) {
        return new Stamp(new TenantId("tenant"), new ProjectId("project"), new SessionId(session), sequence, AT);
    }

    public static JournalRecord.ItemPut put(String session, long sequence, String text) {
        return new JournalRecord.ItemPut(
                stamp(session, sequence), sequence, message("item_" + sequence, text), new ItemId("item_before"));
    }

    public static JournalRecord.ItemSealed sealed(String session, long sequence) {
        ItemOutline outline = new ItemOutline("message", "user", "completed", true);
        SealedItem item = new SealedItem(new ItemId("item_" + sequence), outline, 1, "c2VhbGVk");
        return new JournalRecord.ItemSealed(stamp(session, sequence), sequence, item, new ItemId("item_before"));
    }

    public static Item message(String id, String text) {
        return new Item.Message(
                new ItemId(id), Item.Role.USER, Item.Status.COMPLETED, List.of(new ContentPart.InputText(text)));
    }

    /** One of every kind. */
    public static List<JournalRecord> everyKind(String session) {
        return List.of(
                new JournalRecord.SessionBegan(
                        stamp(session, 1), SessionKind.REALTIME, "gpt-realtime", "alloy", "gateway"),
                new JournalRecord.SessionBegan(stamp(session, 2), SessionKind.TRANSCRIPTION, null, null, null),
                put(session, 3, "hello"),
                new JournalRecord.ItemPut(stamp(session, 4), 2, message("item_4", "first"), null),
                new JournalRecord.ItemDropped(stamp(session, 5), 2, new ItemId("item_4")),
                new JournalRecord.ToolCalled(
                        stamp(session, 6), "call_1", new ResponseId("resp_1"), "look_up", "0a".repeat(32)),
                new JournalRecord.ToolAnswered(stamp(session, 7), "call_1"),
                new JournalRecord.ToolsAbandoned(stamp(session, 8), List.of("call_2", "call_3")),
                new JournalRecord.Used(
                        stamp(session, 9), new UsageAmounts(1, new UsageAmounts.Tokens(5, 1, 3, 2), 4, 5, 6)),
                new JournalRecord.SessionEnded(stamp(session, 10), EndReason.CLIENT_CLOSED),
                new JournalRecord.Noted(stamp(session, 11), new SessionFact.Updated()),
                new JournalRecord.Noted(
                        stamp(session, 12),
                        new SessionFact.Answered(new ResponseId("resp_1"), "cancelled", "turn_detected", 7, 8)),
                new JournalRecord.Noted(
                        stamp(session, 13),
                        new SessionFact.Answered(new ResponseId("resp_2"), "completed", null, 0, 0)),
                new JournalRecord.Noted(
                        stamp(session, 14), new SessionFact.Failed(ErrorType.SERVER, ErrorCode.INTERNAL_ERROR)),
                sealed(session, 15),
                new JournalRecord.ToolCalled(
                        stamp(session, 16), "call_4", new ResponseId("resp_1"), "open_door", "0b".repeat(32), true));
    }

    /** One of every type that can be stored. */
    public static List<Item> everyItem() {
        JsonNodeFactory json = JsonNodeFactory.instance;
        ItemId id = new ItemId("item_1");
        return List.of(
                new Item.Message(
                        id,
                        Item.Role.USER,
                        Item.Status.COMPLETED,
                        List.of(
                                new ContentPart.InputText("hello"),
                                new ContentPart.InputAudio(null, null),
                                new ContentPart.InputImage("data:image/png;base64,AAAA", "low"),
                                new ContentPart.InputImage("data:image/png;base64,AAAA", null))),
                new Item.Message(
                        id,
                        Item.Role.ASSISTANT,
                        Item.Status.INCOMPLETE,
                        List.of(new ContentPart.OutputText("yes"), new ContentPart.OutputAudio("no", null))),
                new Item.Message(
                        id,
                        Item.Role.SYSTEM,
                        Item.Status.COMPLETED,
                        List.of(new ContentPart.InputAudio("words", null))),
                new Item.FunctionCall(id, Item.Status.COMPLETED, "call_1", "look_up", "{\"a\":1}"),
                new Item.FunctionCallOutput(id, "call_1", "{}"),
                new McpItem.ListTools(
                        id,
                        "label",
                        List.of(
                                new McpItem.Tool(
                                        "tool", "does", json.objectNode().put("a", 1.5), json.objectNode()),
                                new McpItem.Tool("other", "does not", json.objectNode(), null))),
                new McpItem.Call(id, "label", "tool", "{}", new McpItem.Outcome("out", null), new ItemId("approval")),
                new McpItem.Call(
                        id,
                        "label",
                        "tool",
                        "{}",
                        new McpItem.Outcome(null, new McpItem.Failure("http_error", 500, "gone")),
                        null),
                new McpItem.Call(
                        id,
                        "label",
                        "tool",
                        "{}",
                        new McpItem.Outcome(null, new McpItem.Failure("tool_execution_error", null, "no")),
                        null),
                new McpItem.ApprovalRequest(id, "label", "tool", "{}"),
                new McpItem.ApprovalResponse(id, new ItemId("approval"), true, "because"),
                new McpItem.ApprovalResponse(id, new ItemId("approval"), false, null));
    }
}
