package dev.voicebox.journal.table;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import dev.voicebox.journal.JournalRecord;
import dev.voicebox.journal.JournalTables;
import dev.voicebox.journal.TablesUnavailable;
import dev.voicebox.persistence.journal.DatabaseAway;
import dev.voicebox.persistence.journal.JournalRows;
import dev.voicebox.persistence.journal.RefusedRecord;
import dev.voicebox.persistence.journal.row.JournalBatch;
import dev.voicebox.persistence.journal.row.JournalRow;
import dev.voicebox.persistence.journal.row.RecordId;

/** The tables of PostgreSQL. */
public final class DatabaseTables implements JournalTables {
    private final JournalRows rows;
    private final Duration patience;
    private final Function<JournalRecord, List<? extends JournalRow>> others;

    /**
     * @param patience after which a write is given up, and the database told to do the same
     * @param others rows of other subjects that a record brings along, in the same transaction
     */
    public DatabaseTables(
            JournalRows rows, Duration patience, Function<JournalRecord, List<? extends JournalRow>> others) {
        this.rows = rows;
        this.patience = patience;
        this.others = others;
    }

    @Override
    public List<JournalRecord> write(List<JournalRecord> batch) throws TablesUnavailable {
        List<JournalRow> written = new ArrayList<>();
        Map<RecordId, JournalRecord> byId = new HashMap<>();
        for (JournalRecord record : batch) {
            byId.put(RecordRows.idOf(record.stamp()), record);
            written.addAll(record.accept(RecordRows.INSTANCE));
            written.addAll(others.apply(record));
        }
        try {
            return rows.write(new JournalBatch(written), patience).stream()
                    .map(RefusedRecord::record)
                    .map(byId::get)
                    .toList();
        } catch (DatabaseAway e) {
            throw new TablesUnavailable(e.getMessage(), e);
        }
    }
}
