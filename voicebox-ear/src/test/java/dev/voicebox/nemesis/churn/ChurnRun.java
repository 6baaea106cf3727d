package dev.voicebox.nemesis.churn;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import bench.machine.Box;
import bench.report.Table;

import dev.voicebox.dev.Patience;
import dev.voicebox.nemesis.caller.CallerPlan;
import dev.voicebox.nemesis.caller.Churn;
import dev.voicebox.nemesis.run.Promise;
import dev.voicebox.nemesis.run.Result;
import dev.voicebox.nemesis.run.RunPlan;
import dev.voicebox.nemesis.run.Stage;
import dev.voicebox.nemesis.run.Trial;

/** Clients come, talk and leave in every way for a while; then the server must be as it was before them. */
public final class ChurnRun {
    private static final String NAME = "churn";
    /** The shortest that sessions wait for who does not come back. */
    private static final Map<String, String> SETTINGS = Map.of(
            "voicebox.session.resume-window", "PT10S",
            // As many come as are served: that a busy machine refuses some is another run's subject.
            "voicebox.overload.refuse", "false");

    private static final Duration WARM_UP = Duration.ofSeconds(60);
    /** The window, twice the pause between two sweeps, and what a busy machine needs. */
    private static final Duration SWEPT = Duration.ofSeconds(100);

    /** Threads of a pool that have had nothing to do for a minute end. */
    private static final Duration IDLE = Duration.ofSeconds(75);

    private static final int FEWEST_LOOKS = 3;
    private static final Duration BETWEEN_LOOKS = Duration.ofMinutes(5);
    private static final int SHOWN = 20;
    /** With fewer sessions the line through what was measured is noise. */
    private static final int ENOUGH = 10_000;

    private static final double MOST_PERCENT = 0.1;
    /** Of 1,000: Redis, which shares the processors, may be later than a gateway waits for it. */
    private static final double MOST_REFUSED = 2;

    /** Pools let go of what is idle when they like. */
    private static final int SLACK = 8;

    private final RunPlan plan;
    private final Duration time = Duration.ofMinutes(Integer.getInteger("nemesis.minutes", 2));
    private final Duration pace = Duration.ofMillis(Integer.getInteger("nemesis.pace", 0));
    private final List<Holdings> looks = new ArrayList<>();

    public ChurnRun(RunPlan plan) {
        this.plan = plan;
    }

    public Result run() throws IOException, InterruptedException {
        try (Stage stage = Stage.open(NAME, plan, SETTINGS)) {
            stage.fleet().startGateways();
            Churn.Book book = new Churn.Book(stage.history());
            try (Holder holder = new Holder(stage.fleet())) {
                come(stage, book, WARM_UP, holder, 0);
                settle(holder);
                Holdings before = holder.look(book.sessions());
                Map<String, Long> threads = holder.threads();
                come(stage, book, time, holder, (int) Math.max(FEWEST_LOOKS, time.dividedBy(BETWEEN_LOOKS)));
                settle(holder);
                Holdings after = holder.look(book.sessions());
                System.out.println(table(before, after));
                more(threads, holder.threads());
                grown(holder.histograms());
                book.failures().stream().distinct().limit(SHOWN).forEach(why -> System.out.println("  " + why));
                book.operations().forEach(stage.history()::add);
                return Result.of(
                                NAME,
                                plan,
                                List.of(new Trial(book.ways().toString(), before.atMs(), 0)),
                                stage.drain(book.operations()),
                                book.operations(),
                                Map.of())
                        .with(promises(book, before, after));
            }
        }
    }

    private void come(Stage stage, Churn.Book book, Duration how, Holder holder, int times)
            throws IOException, InterruptedException {
        List<URI> servers = stage.fleet().gateways().stream()
                .map(gateway -> URI.create(gateway.http("").toString().replaceFirst("http", "ws")))
                .toList();
        List<URI> way = servers.size() > 1 ? servers : List.of(servers.get(0), servers.get(0));
        long begin = System.nanoTime();
        for (int part = 1; part <= Math.max(1, times); part++) {
            CallerPlan calls = new CallerPlan(
                    way, stage.fleet().apiKey(), plan.sessions(), pace, WARM_UP, plan.seed() + book.sessions());
            try (Churn churn = Churn.start(calls, stage.history(), book)) {
                TimeUnit.NANOSECONDS.sleep(begin + how.toNanos() / Math.max(1, times) * part - System.nanoTime());
            }
            if (times > 0) {
                // Looking stops the server, which must not meet anybody; and who is still there is no growth.
                gone(holder);
                looks.add(holder.look(book.sessions()));
            }
        }
    }

    /** Since the heap had found its size. */
    private void grown(List<String> histograms) {
        Growth.between(histograms.get(1 + looks.size() / 3), histograms.get(looks.size())).stream()
                .limit(SHOWN)
                .forEach(growth -> System.out.println("  grew: " + growth));
    }

    private static void more(Map<String, Long> before, Map<String, Long> after) {
        after.forEach((name, many) -> {
            long had = before.getOrDefault(name, 0L);
            if (many > had) {
                System.out.println("  threads " + name + ": " + had + ", then " + many);
            }
        });
    }

    private static void gone(Holder holder) {
        new Patience(SWEPT, Duration.ofMillis(500)).until(() -> holder.sessionKeys() == 0);
    }

    private static void settle(Holder holder) throws InterruptedException {
        gone(holder);
        TimeUnit.NANOSECONDS.sleep(IDLE.toNanos());
    }

    /** Of the first third the heap has still to find its size. */
    private Slope slope() {
        return Slope.of(looks.subList(looks.size() / 3, looks.size()));
    }

    private List<Promise> promises(Churn.Book book, Holdings before, Holdings after) {
        Slope slope = slope();
        String growth = "Heap, growth in 1,000 sessions (%)";
        boolean enough = after.sessions() - before.sessions() >= ENOUGH;
        return List.of(
                Promise.none("Sessions", book.sessions()),
                new Promise(
                        "Calls that did not go as they should", book.failures().size(), 0),
                new Promise(
                        "Calls refused for a moment (of 1,000)",
                        1_000.0 * book.refusals() / Math.max(1, book.sessions()),
                        MOST_REFUSED),
                enough
                        ? new Promise(growth, slope.percentPerThousand(), MOST_PERCENT)
                        : Promise.none(growth + ", too few to judge", slope.percentPerThousand()),
                Promise.none("Heap, bytes kept of each session", slope.bytesPerSession()),
                new Promise("Threads more than before", after.threads() - before.threads(), SLACK),
                new Promise("Files more than before", after.files() - before.files(), SLACK),
                new Promise("Keys of sessions that are left", after.keys(), 0),
                Promise.none("Keys in all, more than before", (double) after.allKeys() - before.allKeys()),
                new Promise(
                        "Connections to Redis more than before",
                        after.redisConnections() - before.redisConnections(),
                        SLACK),
                new Promise(
                        "Connections to PostgreSQL more than before",
                        after.databaseConnections() - before.databaseConnections(),
                        SLACK));
    }

    private String table(Holdings before, Holdings after) {
        Table table = new Table(
                "Churn, commit " + Box.commit() + ", seed " + plan.seed() + ", load average " + Box.load(),
                "at (s)",
                "sessions",
                "live heap (MB)",
                "threads",
                "files",
                "keys of sessions",
                "keys",
                "to Redis",
                "to PostgreSQL");
        row(table, before);
        looks.forEach(look -> row(table, look));
        row(table, after);
        return table.toString();
    }

    private static void row(Table table, Holdings held) {
        table.row(
                held.atMs() / 1_000,
                held.sessions(),
                Table.number(held.heapBytes() / 1e6, 2),
                held.threads(),
                held.files(),
                held.keys(),
                held.allKeys(),
                held.redisConnections(),
                held.databaseConnections());
    }
}
