package dev.voicebox.persistence.journal.row;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Rows of one transaction, in any order, of any number of sessions. */
public record JournalBatch(List<JournalRow> rows) {

    public JournalBatch {
        rows = List.copyOf(rows);
    }

    /** Several as one. */
    public static JournalBatch joined(List<JournalBatch> batches) {
        return new JournalBatch(
                batches.stream().flatMap(batch -> batch.rows().stream()).toList());
    }

    /** Those of one kind, in the order given. */
    public <R extends JournalRow> List<R> of(Class<R> kind) {
        return rows.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /** All that is not of these records. */
    public JournalBatch without(Collection<RecordId> records) {
        return records.isEmpty()
                ? this
                : new JournalBatch(rows.stream()
                        .filter(row -> !records.contains(row.record()))
                        .toList());
    }

    /** Each record for itself, in the order in which they were given. */
    public Map<RecordId, JournalBatch> byRecord() {
        Map<RecordId, List<JournalRow>> records = new LinkedHashMap<>();
        rows.forEach(row ->
                records.computeIfAbsent(row.record(), id -> new ArrayList<>()).add(row));
        Map<RecordId, JournalBatch> batches = new LinkedHashMap<>();
        records.forEach((id, own) -> batches.put(id, new JournalBatch(own)));
        return batches;
    }

    /** Says nothing of the content. */
    @Override
    public String toString() {
        return "JournalBatch[" + rows.size() + " rows]";
    }
}
