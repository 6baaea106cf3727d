package dev.voicebox.journal.table;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntConsumer;
import java.util.logging.Level;
import java.util.logging.Logger;

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
    private static final Logger LOG = Logger.getLogger(DatabaseTables.class.getName());

    private final JournalRows rows;
    private final Duration patience;
    private final Function<JournalRecord, List<? extends JournalRow>> others;
    private final Refusals refusals;

    /** What is done about records that will never be taken. */
    private interface Refusals {
        void tell(List<RefusedRecord> refused);
    }

    /**
     * @param patience after which a write is given up, and the database told to do the same
     * @param others rows of other subjects that a record brings along, in the same transaction
     */
    public DatabaseTables(
            JournalRows rows, Duration patience, Function<JournalRecord, List<? extends JournalRow>> others) {
        // Who wrote them before sets them aside, and says so.
        this(rows, patience, others, refused -> {});
    }

    private DatabaseTables(
            JournalRows rows,
            Duration patience,
            Function<JournalRecord, List<? extends JournalRow>> others,
            Refusals refusals) {
        this.rows = rows;
        this.patience = patience;
        this.others = others;
        this.refusals = refusals;
    }

    /**
     * The same tables for what nobody has acknowledged yet: records of a session that another gateway has by now are never taken.
     *
     * @param counted is told how many those were
     */
    public DatabaseTables fenced(IntConsumer counted) {
        return new DatabaseTables(rows.fenced(), patience, others, refused -> {
            counted.accept((int) refused.stream().filter(RefusedRecord::isStale).count());
            refused.forEach(DatabaseTables::say);
        });
    }

    /** Whenever a session moves, the server that had it may still have something to say; that is no fault of anything. */
    private static void say(RefusedRecord refused) {
        RecordId id = refused.record();
        if (refused.isStale()) {
            LOG.log(
                    Level.FINE,
                    "journal: record {0} of session {1} is not kept, another server has the session",
                    new Object[] {id.sequence(), id.sessionId()});
        } else {
            LOG.log(
                    Level.SEVERE,
                    "journal: record {0} of session {1} is refused, PostgreSQL can never keep it: {2}",
                    new Object[] {id.sequence(), id.sessionId(), refused.sqlState()});
        }
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
            refusals.tell(refused);
            return refused.stream().map(RefusedRecord::record).map(byId::get).toList();
        } catch (DatabaseAway e) {
            throw new TablesUnavailable(e.getMessage(), e);
        }
    }
}
