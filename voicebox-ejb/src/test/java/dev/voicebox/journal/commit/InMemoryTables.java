package dev.voicebox.journal.commit;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.voicebox.journal.JournalRecord;
import dev.voicebox.journal.JournalTables;
import dev.voicebox.journal.Stamp;
import dev.voicebox.journal.TablesUnavailable;

/** A database in memory that can be away, answer too late, or reject a record. Keeps each record once. */
final class InMemoryTables implements JournalTables {
    private final Map<Stamp, JournalRecord> rows = new LinkedHashMap<>();
    final List<Integer> transactions = new ArrayList<>();
    volatile boolean away;
    Stamp rejects;
    Runnable before = () -> {};
    Runnable after = () -> {};

    @Override
    public synchronized List<JournalRecord> write(List<JournalRecord> batch) throws TablesUnavailable {
        before.run();
        if (away) {
            throw new TablesUnavailable("away", null);
        }
        List<JournalRecord> rejected = new ArrayList<>();
        for (JournalRecord record : batch) {
            if (record.stamp().equals(rejects)) {
                rejected.add(record);
            } else {
                rows.putIfAbsent(record.stamp(), record);
            }
        }
        transactions.add(batch.size());
        after.run();
        return rejected;
    }

    /** In the order in which they were first written. */
    synchronized List<Long> sequences() {
        return rows.values().stream().map(record -> record.stamp().sequence()).toList();
    }

    synchronized Collection<JournalRecord> records() {
        return List.copyOf(rows.values());
    }
}
