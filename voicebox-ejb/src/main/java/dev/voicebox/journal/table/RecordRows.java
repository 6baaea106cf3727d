package dev.voicebox.journal.table;

import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

import dev.voicebox.content.SealedForm;
import dev.voicebox.journal.EndReason;
import dev.voicebox.journal.JournalRecord;
import dev.voicebox.journal.Stamp;
import dev.voicebox.journal.UsageAmounts;
import dev.voicebox.persistence.journal.row.ItemDropRow;
import dev.voicebox.persistence.journal.row.ItemRow;
import dev.voicebox.persistence.journal.row.JournalRow;
import dev.voicebox.persistence.journal.row.RecordId;
import dev.voicebox.persistence.journal.row.SessionEndRow;
import dev.voicebox.persistence.journal.row.SessionLostRow;
import dev.voicebox.persistence.journal.row.SessionRow;
import dev.voicebox.persistence.journal.row.ToolAbandonRow;
import dev.voicebox.persistence.journal.row.ToolAnswerRow;
import dev.voicebox.persistence.journal.row.ToolCallRow;
import dev.voicebox.persistence.journal.row.UsageRow;
import dev.voicebox.wire.item.StoredItem;

/** The rows of a record. */
enum RecordRows implements JournalRecord.Handler<List<JournalRow>> {
    INSTANCE;

    static RecordId idOf(Stamp stamp) {
        return new RecordId(stamp.tenant().value(), stamp.session().value(), stamp.sequence());
    }

    @Override
    public List<JournalRow> onSessionBegan(JournalRecord.SessionBegan record) {
        Stamp stamp = record.stamp();
        return List.of(
                new SessionRow(
                        idOf(stamp),
                        stamp.project().value(),
                        word(record.kind()),
                        record.model() == null ? "" : record.model(),
                        record.voice(),
                        record.gateway(),
                        stamp.at()),
                EventRows.of(record));
    }

    @Override
    public List<JournalRow> onSessionEnded(JournalRecord.SessionEnded record) {
        Stamp stamp = record.stamp();
        String project = stamp.project().value();
        String reason = word(record.reason());
        JournalRow end = record.reason() == EndReason.GATEWAY_LOST
                ? new SessionLostRow(idOf(stamp), project, reason, stamp.presumedBegan(), stamp.at())
                : new SessionEndRow(idOf(stamp), project, reason, stamp.at());
        return List.of(end, EventRows.of(record));
    }

    @Override
    public List<JournalRow> onItemPut(JournalRecord.ItemPut record) {
        Stamp stamp = record.stamp();
        return List.of(new ItemRow(
                idOf(stamp),
                record.position(),
                record.item().id().value(),
                record.previous() == null ? null : record.previous().value(),
                StoredItem.write(record.item()),
                stamp.at()));
    }

    @Override
    public List<JournalRow> onItemSealed(JournalRecord.ItemSealed record) {
        Stamp stamp = record.stamp();
        return List.of(new ItemRow(
                idOf(stamp),
                record.position(),
                record.item().id().value(),
                record.previous() == null ? null : record.previous().value(),
                SealedForm.write(record.item()).toString(),
                stamp.at()));
    }

    @Override
    public List<JournalRow> onItemDropped(JournalRecord.ItemDropped record) {
        Stamp stamp = record.stamp();
        return List.of(
                new ItemDropRow(idOf(stamp), record.position(), record.item().value(), stamp.at()));
    }

    @Override
    public List<JournalRow> onToolCalled(JournalRecord.ToolCalled record) {
        Stamp stamp = record.stamp();
        return List.of(new ToolCallRow(
                idOf(stamp),
                record.callId(),
                record.response().value(),
                record.name(),
                HexFormat.of().parseHex(record.argumentsHash()),
                stamp.at(),
                record.denied()));
    }

    @Override
    public List<JournalRow> onToolAnswered(JournalRecord.ToolAnswered record) {
        Stamp stamp = record.stamp();
        return List.of(new ToolAnswerRow(idOf(stamp), record.callId(), stamp.at()));
    }

    @Override
    public List<JournalRow> onToolsAbandoned(JournalRecord.ToolsAbandoned record) {
        return record.callIds().stream()
                .<JournalRow>map(call -> new ToolAbandonRow(idOf(record.stamp()), call))
                .toList();
    }

    @Override
    public List<JournalRow> onUsed(JournalRecord.Used record) {
        Stamp stamp = record.stamp();
        UsageAmounts amounts = record.amounts();
        return List.of(new UsageRow(
                idOf(stamp),
                stamp.project().value(),
                new UsageRow.Amounts(
                        Math.toIntExact(amounts.requests()),
                        tokens(amounts.tokens()),
                        amounts.audioInMs(),
                        amounts.audioOutMs(),
                        amounts.connectionMs()),
                stamp.at()));
    }

    private static UsageRow.Tokens tokens(UsageAmounts.Tokens used) {
        return new UsageRow.Tokens(used.input(), used.cached(), used.output(), used.estimated());
    }

    @Override
    public List<JournalRow> onNoted(JournalRecord.Noted record) {
        return List.of(EventRows.of(record));
    }

    static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
