package dev.voicebox.persistence.journal;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.function.Function;

import dev.voicebox.persistence.journal.row.JournalRow;
import dev.voicebox.persistence.journal.row.RecordId;

/**
 * One row for each key. One statement must not touch a row twice (the driver makes one of a batch); and writers that take
 * their rows in the same order never wait for each other in a circle.
 */
final class Newest {

    private static final Comparator<List<String>> ORDER = Comparator.comparing((List<String> key) -> key.get(0))
            .thenComparing(key -> key.get(1))
            .thenComparing(key -> key.get(2));

    private Newest() {}

    /** The latest of each session. */
    static <R extends JournalRow> Collection<R> ofSessions(List<R> rows) {
        return of(rows, row -> "");
    }

    /** The latest of each thing within its session. */
    static <R extends JournalRow> Collection<R> of(List<R> rows, Function<R, String> id) {
        return chosen(
                rows,
                id,
                (one, other) -> one.record().sequence() > other.record().sequence() ? one : other);
    }

    /** The earliest of each thing within its session. */
    static <R extends JournalRow> Collection<R> earliest(List<R> rows, Function<R, String> id) {
        return chosen(
                rows,
                id,
                (one, other) -> one.record().sequence() < other.record().sequence() ? one : other);
    }

    /** One of each record. */
    static <R extends JournalRow> Collection<R> ofRecords(List<R> rows) {
        Map<RecordId, R> chosen = new TreeMap<>();
        rows.forEach(row -> chosen.put(row.record(), row));
        return chosen.values();
    }

    private static <R extends JournalRow> Collection<R> chosen(
            List<R> rows, Function<R, String> id, BinaryOperator<R> choice) {
        Map<List<String>, R> chosen = new TreeMap<>(ORDER);
        rows.forEach(row ->
                chosen.merge(List.of(row.record().tenantId(), row.record().sessionId(), id.apply(row)), row, choice));
        return chosen.values();
    }
}
