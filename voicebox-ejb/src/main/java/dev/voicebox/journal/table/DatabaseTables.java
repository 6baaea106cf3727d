package dev.voicebox.journal.table;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntConsumer;

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
    private final IntConsumer stale;

    /**
     * @param patience after which a write is given up, and the database told to do the same
     * @param others rows of other subjects that a record brings along, in the same transaction
     */
    public DatabaseTables(
            JournalRows rows, Duration patience, Function<JournalRecord, List<? extends JournalRow>> others) {
        this(rows, patience, others, unwatched -> {});
    }

    private DatabaseTables(
            JournalRows rows,
            Duration patience,
            Function<JournalRecord, List<? extends JournalRow>> others,
            IntConsumer stale) {
        this.rows = rows;
        this.patience = patience;
        this.others = others;
        this.stale = stale;
    }

    /**
     * The same tables for what nobody has acknowledged yet: records of a session that another gateway has by now are never taken.
     *
     * @param counted is told how many those were
     */
    public DatabaseTables fenced(IntConsumer counted) {
        return new DatabaseTables(rows.fenced(), patience, others, counted);
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
            List<RefusedRecord> refused = rows.write(new JournalBatch(written), patience);
            stale.accept((int) refused.stream().filter(RefusedRecord::isStale).count());
            return refused.stream().map(RefusedRecord::record).map(byId::get).toList();
        } catch (DatabaseAway e) {
            throw new TablesUnavailable(e.getMessage(), e);
        }
    }
}
