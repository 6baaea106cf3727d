package bench.durable;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import bench.call.Caller;
import bench.call.Line;
import bench.report.Progress;
import bench.report.Spread;
import bench.report.Table;

import dev.voicebox.it.RunningServer;

/** {@code item.create} to {@code item.done}, beside a row and its commit by plain JDBC on the same PostgreSQL, in turns. */
public final class DurableBench {
    private static final int PAIRS = 5;
    /** Per second, of all sessions together. */
    private static final double RATE = 50;

    private static final long WARM_UP_MS = 20_000;
    private static final long MEASURE_MS = 6_000;
    private static final double RATIO = 1.5;
    private static final double MORE_MS = 2;

    private final Line line;
    private final Commits commits;
    private final double scale;

    private DurableBench(Line line, Commits commits, double scale) {
        this.line = line;
        this.commits = commits;
        this.scale = scale;
    }

    /** @param scale of the time of a measurement */
    public static String run(double scale) throws Exception {
        RunningServer server = RunningServer.get();
        try (Line line = new Line(server.ws("/v1/realtime?model=gpt-realtime"), server.apiKey());
                Commits commits = new Commits(server.database())) {
            DurableBench bench = new DurableBench(line, commits, scale);
            Progress.tell("durable: warm-up");
            bench.items(20, Math.round(WARM_UP_MS * scale));
            return bench.table(1) + "\n" + bench.table(20);
        }
    }

    private Table table(int sessions) throws Exception {
        Table table = new Table(
                "item.create to item.done, " + sessions + " sessions, " + Math.round(RATE) + " items/s together (ms)",
                "pair",
                "n",
                "commit p50",
                "item p50",
                "aimed at, at most",
                "commit p99",
                "item p99");
        List<Double> margins = new ArrayList<>();
        for (int pair = 1; pair <= PAIRS; pair++) {
            Progress.tell("durable: " + sessions + " sessions, pair " + pair);
            long ms = Math.round(MEASURE_MS * scale);
            Spread commit = Spread.of(commits.run(Math.round(1e9 / RATE), ms));
            Spread item = items(sessions, ms);
            double most = RATIO * commit.median() + MORE_MS;
            margins.add(item.median() / most);
            table.row(
                    pair,
                    item.count(),
                    Table.number(commit.median(), 2),
                    Table.number(item.median(), 2),
                    Table.number(most, 2),
                    Table.number(commit.percentile(0.99), 1),
                    Table.number(item.percentile(0.99), 1));
        }
        return table.remark("Aimed at: p50 at most " + RATIO + " × that of a row and its commit + " + MORE_MS
                + " ms. Median of item p50 / aim over the pairs: "
                + Table.number(Spread.of(margins).median(), 2));
    }

    /** In sessions of their own; what was acknowledged is counted in the table. */
    private Spread items(int sessions, long ms) throws Exception {
        long before = commits.items();
        List<Caller> callers = line.open(sessions);
        ExecutorService threads = Executors.newFixedThreadPool(sessions);
        try {
            long every = Math.round(sessions / RATE * 1e9);
            long begin = System.nanoTime();
            List<Future<List<Double>>> running = new ArrayList<>();
            for (int number = 0; number < sessions; number++) {
                Creator creator = new Creator(callers.get(number));
                long first = begin + every * number / sessions;
                running.add(threads.submit(() -> creator.run(first, every, begin + ms * 1_000_000)));
            }
            List<Double> took = new ArrayList<>();
            for (Future<List<Double>> one : running) {
                took.addAll(one.get());
            }
            long stored = commits.items() - before;
            if (stored < took.size()) {
                throw new IllegalStateException(took.size() + " items are acknowledged, " + stored + " in the table");
            }
            return Spread.of(took);
        } finally {
            threads.shutdownNow();
            Line.close(callers);
        }
    }
}
