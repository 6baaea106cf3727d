package bench.history;

import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import bench.report.Spread;
import bench.report.Table;

import dev.voicebox.dev.service.Database;
import dev.voicebox.dev.service.DevServices;
import dev.voicebox.persistence.history.HistoryRows;
import dev.voicebox.persistence.history.Wanted;

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
    private final KeptConnections connections;
    private final HistoryRows history;
    private final int sessions;
    private final int rows;
    private final long millis;

    private HistoryBench(KeptConnections connections, int rows, double scale) {
        this.connections = connections;
        this.history = new HistoryRows(connections.asDataSource(), PATIENCE);
        this.rows = rows;
        this.sessions = Math.max(1, rows / PER_SESSION);
        this.millis = Math.max(200, Math.round(4_000 * scale));
    }

    /** @param scale of the time of a measurement; the number of rows is {@code -Dbench.rows} */
    public static String run(double scale) throws Exception {
        int rows = Integer.getInteger("bench.rows", 1_000_000);
        Path home = Path.of("target/bench/history");
        SeededItems.forget(home);
        try (DevServices services = DevServices.start(home)) {
            Database database = services.postgres().database();
            KeptConnections connections = new KeptConnections(database);
            SeededItems items = new SeededItems(connections);
            items.migrate(database);
            Table words = new WordsCost(connections, items).measure();
            HistoryBench bench = new HistoryBench(connections, rows, scale);
            items.fill(rows, bench.sessions);
            return words + bench.reads(items.indexPages()).toString();
        }
    }

    private Table reads(int indexPages) throws Exception {
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
                                + " pgbench: plain JDBC, prepared, one connection a reader, stands for it.")
                .remark("Pages of the index that the question takes: " + indexPages
                        + " (aimed at: at most 5). Beside them each row lies in a page of its own here, as those of many"
                        + " sessions that talk at once do.");
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
            String id = SeededItems.idOf(session);
            long start = System.nanoTime();
            int found = reader.read(SeededItems.tenantOf(session), id);
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

    private interface Reader {
        int read(String tenant, String session) throws SQLException;
    }
}
