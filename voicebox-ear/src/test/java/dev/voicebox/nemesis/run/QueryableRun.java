package dev.voicebox.nemesis.run;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import bench.report.Spread;

import dev.voicebox.nemesis.check.Drain;
import dev.voicebox.nemesis.check.HistoryApi;
import dev.voicebox.nemesis.history.Operation;
import dev.voicebox.nemesis.load.Load;

/** How long after its acknowledgement an item is found in the history; in the end, whether all of it is there as it was sent. */
public final class QueryableRun {
    private static final String NAME = "queryable";
    private static final int CALM_MS = 5_000;
    private static final int READERS = 2;
    private static final int P99_MS = 1_000;
    private static final long PATIENCE_US = 10_000_000;
    /** Between two looks for the same item. */
    private static final long STEP_NANOS = 2_000_000;

    private final RunPlan plan;
    private final int seconds = Integer.getInteger("nemesis.queryable", 30);

    public QueryableRun(RunPlan plan) {
        this.plan = plan;
    }

    public Result run() throws IOException, InterruptedException {
        try (Stage stage = Stage.open(NAME, plan)) {
            stage.fleet().startGateways();
            Load load = stage.load("q");
            TimeUnit.MILLISECONDS.sleep(CALM_MS);
            List<Reader> readers = new ArrayList<>();
            for (int number = 0; number < READERS; number++) {
                readers.add(new Reader(stage, new Random(plan.seed() + number)));
            }
            readers.forEach(Thread::start);
            TimeUnit.SECONDS.sleep(seconds);
            List<Double> waits = new ArrayList<>();
            int missing = 0;
            for (Reader reader : readers) {
                reader.end();
                waits.addAll(reader.waitsMs);
                missing += reader.missing;
            }
            load.stop();
            Drain drain = stage.drain(load.operations());
            Trial trial = new Trial("looked for " + (waits.size() + missing) + " items", CALM_MS, 0);
            return Result.of(NAME, plan, List.of(trial), drain, load.operations(), load.reasons())
                    .with(promises(Spread.of(waits), missing));
        }
    }

    private static List<Promise> promises(Spread waits, int missing) {
        return List.of(
                Promise.none("Looked for and found", waits.count()),
                new Promise("Not found within " + PATIENCE_US / 1_000_000 + " s", missing, 0),
                Promise.none("From the acknowledgement until it was found, p50 (ms)", waits.median()),
                new Promise("From the acknowledgement until it was found, p99 (ms)", waits.percentile(0.99), P99_MS),
                Promise.none("From the acknowledgement until it was found, most (ms)", waits.max()));
    }

    /** Takes one of the items that were acknowledged last, and looks until it is there. */
    private static final class Reader extends Thread {
        private static final int OF_THE_LAST = 3;

        private final Stage stage;
        private final HistoryApi api;
        private final Random random;
        private final List<Double> waitsMs = new ArrayList<>();
        private int missing;
        private volatile boolean ended;
        private volatile IOException failed;

        private Reader(Stage stage, Random random) {
            super("nemesis-reader");
            this.stage = stage;
            this.api = stage.historyApi();
            this.random = random;
        }

        @Override
        public void run() {
            long last = 0;
            try {
                while (!ended) {
                    long seen = last;
                    List<Operation> fresh = stage.history().operations().stream()
                            .filter(operation -> operation.isAcknowledged() && operation.completeUs() > seen)
                            .toList();
                    if (fresh.isEmpty()) {
                        LockSupport.parkNanos(STEP_NANOS);
                    } else {
                        int back = 1 + random.nextInt(Math.min(OF_THE_LAST, fresh.size()));
                        last = fresh.get(fresh.size() - 1).completeUs();
                        look(fresh.get(fresh.size() - back));
                    }
                }
            } catch (IOException e) {
                failed = e;
            }
        }

        private void look(Operation operation) throws IOException {
            long end = operation.completeUs() + PATIENCE_US;
            while (!api.isAmongLatest(operation.session(), operation.item())) {
                if (stage.history().nowUs() > end) {
                    missing++;
                    return;
                }
                LockSupport.parkNanos(STEP_NANOS);
            }
            waitsMs.add((stage.history().nowUs() - operation.completeUs()) / 1000.0);
        }

        private void end() throws IOException, InterruptedException {
            ended = true;
            join();
            if (failed != null) {
                throw failed;
            }
        }
    }
}
