package dev.voicebox.journal.table;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.voicebox.journal.JournalRecord;
import dev.voicebox.journal.Stamp;
import dev.voicebox.journal.form.FactForm;
import dev.voicebox.persistence.journal.row.JournalRow;
import dev.voicebox.persistence.journal.row.SessionEventRow;

/** What readers of a session's events are told. */
final class EventRows {
    private EventRows() {}

    static JournalRow of(JournalRecord.SessionBegan record) {
        ObjectNode data = JsonNodeFactory.instance
                .objectNode()
                .put("kind", RecordRows.word(record.kind()))
                .put("model", record.model())
                .put("voice", record.voice());
        return row(record.stamp(), "session.created", data);
    }

    static JournalRow of(JournalRecord.SessionEnded record) {
        ObjectNode data = JsonNodeFactory.instance.objectNode().put("reason", RecordRows.word(record.reason()));
        return row(record.stamp(), "session.closed", data);
    }

    static JournalRow of(JournalRecord.Noted record) {
        return row(record.stamp(), record.fact().type(), FactForm.write(record.fact()));
    }

    private static JournalRow row(Stamp stamp, String type, ObjectNode data) {
        return new SessionEventRow(RecordRows.idOf(stamp), type, data.toString(), stamp.at());
    }
}
