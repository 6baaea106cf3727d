package dev.voicebox.journal;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Takes everything at once and keeps it in memory; or refuses everything while it is full. */
public final class InMemoryJournal implements Journal {
    private final List<JournalRecord> records = new ArrayList<>();
    private boolean full;

    public synchronized void full(boolean wanted) {
        full = wanted;
    }

    public synchronized List<JournalRecord> records() {
        return List.copyOf(records);
    }

    public <T extends JournalRecord> List<T> all(Class<T> kind) {
        return records().stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    @Override
    public void append(JournalRecord record, Consumer<Written> outcome) {
        outcome.accept(take(record) ? Written.DURABLE : Written.REFUSED);
    }

    private synchronized boolean take(JournalRecord record) {
        if (!full) {
            records.add(record);
        }
        return !full;
    }
}
