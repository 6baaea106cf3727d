package dev.voicebox.outbox;

import java.time.Instant;
import java.util.List;

import dev.voicebox.content.ItemOutline;
import dev.voicebox.content.SealedItem;
import dev.voicebox.event.ContentPart;
import dev.voicebox.event.Item;
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

/** Records of one session, made up. */
public final class Records {
    static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    static final String HASH = "0123456789abcdef".repeat(4);

    private Records() {}

    public static Stamp stamp(String session, long sequence) {
        return new Stamp(new TenantId("acme"), new ProjectId("main"), new SessionId(session), sequence, NOON);
    }

    static Stamp stamp(long sequence) {
        return stamp("sess_1", sequence);
    }

    static JournalRecord began() {
        return new JournalRecord.SessionBegan(stamp(1), SessionKind.REALTIME, "gpt-realtime", "alloy", "gateway");
    }

    static JournalRecord ended() {
        return new JournalRecord.SessionEnded(stamp(9), EndReason.CLIENT_CLOSED);
    }

    public static JournalRecord heard(Stamp stamp, String transcript) {
        ContentPart sound = new ContentPart.InputAudio(transcript, null);
        return put(stamp, new Item.Message(id(), Item.Role.USER, Item.Status.COMPLETED, List.of(sound)));
    }

    static JournalRecord answered(Item.Status status, String text) {
        ContentPart words = new ContentPart.OutputAudio(text, null);
        return put(stamp(3), new Item.Message(id(), Item.Role.ASSISTANT, status, List.of(words)));
    }

    static JournalRecord called() {
        return put(stamp(4), new Item.FunctionCall(id(), Item.Status.COMPLETED, "call_1", "order", "{\"n\":1}"));
    }

    static JournalRecord typed() {
        ContentPart text = new ContentPart.InputText("Good morning");
        return put(stamp(2), new Item.Message(id(), Item.Role.USER, Item.Status.COMPLETED, List.of(text)));
    }

    static JournalRecord put(Stamp stamp, Item item) {
        return new JournalRecord.ItemPut(stamp, 1, item, null);
    }

    static JournalRecord sealed(long sequence, String role, String status, boolean transcribed) {
        ItemOutline outline = new ItemOutline("message", role, status, transcribed);
        return new JournalRecord.ItemSealed(stamp(sequence), 1, new SealedItem(id(), outline, 1, "c2VhbGVk"), null);
    }

    static JournalRecord dropped() {
        return new JournalRecord.ItemDropped(stamp(5), 1, id());
    }

    static JournalRecord toolCalled() {
        return new JournalRecord.ToolCalled(stamp(6), "call_1", new ResponseId("resp_1"), "order", HASH);
    }

    static JournalRecord toolAnswered() {
        return new JournalRecord.ToolAnswered(stamp(7), "call_1");
    }

    static JournalRecord toolsAbandoned() {
        return new JournalRecord.ToolsAbandoned(stamp(8), List.of("call_2", "call_3"));
    }

    static JournalRecord used() {
        return new JournalRecord.Used(stamp(8), new UsageAmounts(1, 20, 30, 1_500, 2_500, 60_000));
    }

    private static ItemId id() {
        return new ItemId("item_1");
    }
}
