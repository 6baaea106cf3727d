package bench.history;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import bench.report.Spread;
import bench.report.Table;

import dev.voicebox.persistence.journal.JournalRows;
import dev.voicebox.persistence.journal.row.ItemRow;
import dev.voicebox.persistence.journal.row.JournalBatch;
import dev.voicebox.persistence.journal.row.JournalRow;
import dev.voicebox.persistence.journal.row.RecordId;

/** What the index of words costs when items are written. */
final class WordsCost {
    private static final int PAIRS = 5;
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final KeptConnections connections;
    private final SeededItems items;

    WordsCost(KeptConnections connections, SeededItems items) {
        this.connections = connections;
        this.items = items;
    }

    /** Leaves no rows. */
    Table measure() throws Exception {
        Table table = new Table(
                "Cost of the index of words when items are written, batches of 50",
                "pair",
                "without (ms a batch)",
                "with (ms a batch)",
                "ratio");
        JournalRows journal = new JournalRows(connections.asDataSource());
        String index = definition();
        List<Double> ratios = new ArrayList<>();
        write(journal, "warm-up");
        for (int pair = 1; pair <= PAIRS; pair++) {
            double with = write(journal, "with_" + pair);
            items.execute("DROP INDEX conversation_items_words");
            double without = write(journal, "without_" + pair);
            items.execute(index);
            ratios.add(with / without);
            table.row(pair, Table.number(without, 2), Table.number(with, 2), Table.number(with / without, 2));
        }
        items.execute("TRUNCATE conversation_items");
        return table.row("median", "", "", Table.number(Spread.of(ratios).median(), 2));
    }

    private String definition() throws SQLException {
        try (Statement statement = connections.ofThisThread().createStatement();
                ResultSet found =
                        statement.executeQuery("SELECT pg_get_indexdef('conversation_items_words'::regclass)")) {
            found.next();
            // As it stands there it would be of the empty parent alone.
            return found.getString(1).replace(" ON ONLY ", " ON ");
        }
    }

    /** Median milliseconds of a batch. */
    private double write(JournalRows journal, String session) throws Exception {
        List<Double> took = new ArrayList<>();
        Random random = new Random(1);
        for (int batch = 0; batch < 60; batch++) {
            List<JournalRow> batched = new ArrayList<>();
            for (int i = 1; i <= 50; i++) {
                int number = batch * 50 + i;
                batched.add(new ItemRow(
                        new RecordId("tenant_1", session, number),
                        number,
                        "item_" + number,
                        null,
                        said(random),
                        Instant.EPOCH));
            }
            long start = System.nanoTime();
            if (!journal.write(new JournalBatch(batched), PATIENCE).isEmpty()) {
                throw new IllegalStateException("items were refused");
            }
            took.add((System.nanoTime() - start) / 1e6);
        }
        return Spread.of(took).median();
    }

    /** Thirty of ten thousand words. */
    private static String said(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 30; i++) {
            text.append("word").append(random.nextInt(10_000)).append(' ');
        }
        return "{\"type\":\"message\",\"content\":[{\"type\":\"input_text\",\"text\":\"" + text + "\"}]}";
    }
}
