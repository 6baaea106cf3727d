package bench.history;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

import org.postgresql.ds.PGSimpleDataSource;

import bench.report.Progress;
import bench.report.Spread;
import bench.report.Table;

import dev.voicebox.dev.service.Database;
import dev.voicebox.dev.service.DevServices;
import dev.voicebox.persistence.history.HistoryRows;
import dev.voicebox.persistence.history.Wanted;
import dev.voicebox.persistence.journal.JournalRows;
import dev.voicebox.persistence.journal.row.ItemRow;
import dev.voicebox.persistence.journal.row.JournalBatch;
import dev.voicebox.persistence.journal.row.JournalRow;
import dev.voicebox.persistence.journal.row.RecordId;
import dev.voicebox.persistence.migration.SchemaMigration;

/** The last 100 items of a session, beside the same question asked by plain JDBC on the same rows. */
public final class HistoryBench {
    private static final int READERS = 8;
    private static final int PAIRS = 5;
    private static final int PER_SESSION = 500;
    private static final int LAST = 100;
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final String SQL = "SELECT session_id, item_id, position, written_at, item::text"
            + " FROM conversation_items WHERE tenant_id = ? AND session_id = ? AND item IS NOT NULL"
            + " ORDER BY position DESC LIMIT 101";
    private static final String FILL = "INSERT INTO conversation_items"
            + " (tenant_id, session_id, item_id, position, revision, written_at, item)"
            + " SELECT 'tenant_' || s %% 64, 'sess_' || lpad(s::text, 21, '0'), 'item_' || lpad(n::text, 21, '0'),"
            + " n / %1$d + 1, n / %1$d + 1, now(), jsonb_build_object('id', 'item_' || lpad(n::text, 21, '0'),"
            + " 'type', 'message', 'role', 'user', 'content', jsonb_build_array(jsonb_build_object('type', 'input_text',"
            + " 'text', repeat(md5(n::text) || ' ', 6))))"
            + " FROM (SELECT n, n %% %1$d AS s FROM generate_series(%2$d, %3$d) AS n) AS numbers";
    /** Rows of one statement: a person sees that it goes on. */
    private static final int STEP = 250_000;

    private final KeptConnections connections;
    private final HistoryRows history;
    private final int sessions;
    private final int rows;
    private final long millis;

    private HistoryBench(Database database, int rows, double scale) {
        this.connections = new KeptConnections(database);
        this.history = new HistoryRows(connections.asDataSource(), PATIENCE);
        this.rows = rows;
        this.sessions = Math.max(1, rows / PER_SESSION);
        this.millis = Math.max(200, Math.round(4_000 * scale));
    }

    /** @param scale of the time of a measurement; the number of rows is {@code -Dbench.rows} */
    public static String run(double scale) throws Exception {
        int rows = Integer.getInteger("bench.rows", 1_000_000);
        Path home = Path.of("target/bench/history");
        empty(home);
        try (DevServices services = DevServices.start(home)) {
            HistoryBench bench = new HistoryBench(services.postgres().database(), rows, scale);
            bench.migrate(services.postgres().database());
            Table words = bench.words();
            bench.fill();
            return words + bench.reads().toString();
        }
    }

    /** An earlier run has left rows, and no index of words. */
    private static void empty(Path home) throws IOException {
        if (Files.exists(home)) {
            List<Path> left;
            try (Stream<Path> all = Files.walk(home)) {
                left = all.sorted(Comparator.reverseOrder()).toList();
            }
            for (Path path : left) {
                Files.delete(path);
            }
        }
    }

    private void migrate(Database database) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setURL(database.url());
        source.setUser(database.user());
        source.setPassword(database.password());
        new SchemaMigration(source).run();
        execute("TRUNCATE conversation_items");
        // The rows are written, and asked for by plain JDBC, by the owner: what policies cost is on our side.
        execute("ALTER TABLE conversation_items NO FORCE ROW LEVEL SECURITY");
    }

    /** The index of words is left out: it is not asked, and would take most of the time. */
    private void fill() {
        execute("DROP INDEX IF EXISTS conversation_items_words");
        for (int from = 0; from < rows; from += STEP) {
            execute(String.format(FILL, sessions, from, Math.min(rows, from + STEP) - 1));
            Progress.tell("history: " + Math.min(rows, from + STEP) + " of " + rows + " rows");
        }
        execute("VACUUM (ANALYZE) conversation_items");
    }

    private Table reads() throws Exception {
        Table table = new Table(
                        "Last " + LAST + " items of a session, " + rows + " rows, " + READERS + " readers",
                        "pair",
                        "JDBC p50 (ms)",
                        "VoiceBox p50 (ms)",
                        "ratio",
                        "JDBC p99 (ms)",
                        "VoiceBox p99 (ms)",
                        "ratio")
                .remark(
                        "Aimed at: p99 at most 100 ms, at most twice that of the same SQL. The embedded PostgreSQL has no"
                                + " pgbench: plain JDBC, prepared, one connection a reader, stands for it.");
        measure(this::plain);
        measure(this::ours);
        List<Double> medians = new ArrayList<>();
        List<Double> tails = new ArrayList<>();
        for (int pair = 1; pair <= PAIRS; pair++) {
            Spread plain = measure(this::plain);
            Spread ours = measure(this::ours);
            medians.add(ours.median() / plain.median());
            tails.add(ours.percentile(0.99) / plain.percentile(0.99));
            table.row(
                    pair,
                    Table.number(plain.median(), 2),
                    Table.number(ours.median(), 2),
                    Table.number(medians.get(pair - 1), 2),
                    Table.number(plain.percentile(0.99), 2),
                    Table.number(ours.percentile(0.99), 2),
                    Table.number(tails.get(pair - 1), 2));
        }
        return table.row(
                "median",
                "",
                "",
                Table.number(Spread.of(medians).median(), 2),
                "",
                "",
                Table.number(Spread.of(tails).median(), 2));
    }

    /** Milliseconds of each question that eight readers asked in a while. */
    private Spread measure(Reader reader) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(READERS);
        try {
            List<Future<List<Double>>> all = new ArrayList<>();
            for (int i = 0; i < READERS; i++) {
                Random random = new Random(i);
                all.add(threads.submit(() -> read(reader, random)));
            }
            List<Double> took = new ArrayList<>();
            for (Future<List<Double>> one : all) {
                took.addAll(one.get());
            }
            return Spread.of(took);
        } finally {
            threads.shutdown();
        }
    }

    private List<Double> read(Reader reader, Random random) throws SQLException {
        List<Double> took = new ArrayList<>();
        long end = System.nanoTime() + millis * 1_000_000;
        while (System.nanoTime() < end) {
            int session = random.nextInt(sessions);
            String id = "sess_" + String.format("%021d", session);
            long start = System.nanoTime();
            int found = reader.read("tenant_" + session % 64, id);
            took.add((System.nanoTime() - start) / 1e6);
            if (found != LAST) {
                throw new IllegalStateException("found " + found + " items of " + id);
            }
        }
        return took;
    }

    private int plain(String tenant, String session) throws SQLException {
        try (PreparedStatement statement = connections.ofThisThread().prepareStatement(SQL)) {
            statement.setString(1, tenant);
            statement.setString(2, session);
            try (ResultSet found = statement.executeQuery()) {
                int count = 0;
                while (found.next()) {
                    found.getString(5);
                    count++;
                }
                return Math.min(count, LAST);
            }
        }
    }

    private int ours(String tenant, String session) {
        return history.items(tenant, session, new Wanted(null, null, LAST, true))
                .orElseThrow()
                .rows()
                .size();
    }

    private Table words() throws Exception {
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
            execute("DROP INDEX conversation_items_words");
            double without = write(journal, "without_" + pair);
            execute(index);
            ratios.add(with / without);
            table.row(pair, Table.number(without, 2), Table.number(with, 2), Table.number(with / without, 2));
        }
        execute("TRUNCATE conversation_items");
        // The rows are written, and asked for by plain JDBC, by the owner: what policies cost is on our side.
        execute("ALTER TABLE conversation_items NO FORCE ROW LEVEL SECURITY");
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
            List<JournalRow> items = new ArrayList<>();
            for (int i = 1; i <= 50; i++) {
                int number = batch * 50 + i;
                items.add(new ItemRow(
                        new RecordId("tenant_1", session, number),
                        number,
                        "item_" + number,
                        null,
                        said(random),
                        Instant.EPOCH));
            }
            long start = System.nanoTime();
            if (!journal.write(new JournalBatch(items), PATIENCE).isEmpty()) {
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

    private void execute(String sql) {
        try (Statement statement = connections.ofThisThread().createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    private interface Reader {
        int read(String tenant, String session) throws SQLException;
    }
}
