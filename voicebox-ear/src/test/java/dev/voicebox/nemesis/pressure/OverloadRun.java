package dev.voicebox.nemesis.pressure;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import bench.machine.Box;
import bench.report.Table;

import dev.voicebox.nemesis.fleet.Fleet;
import dev.voicebox.nemesis.fleet.Limits;
import dev.voicebox.nemesis.fleet.Metrics;
import dev.voicebox.nemesis.history.Operation;
import dev.voicebox.nemesis.run.Promise;
import dev.voicebox.nemesis.run.Result;
import dev.voicebox.nemesis.run.RunPlan;
import dev.voicebox.nemesis.run.Stage;
import dev.voicebox.nemesis.run.Trial;
import dev.voicebox.nemesis.socket.Door;

/** More calls than the server can take: how many it can take, and what becomes of them when three times as many come. */
public final class OverloadRun {
    private static final String NAME = "overload";
    private static final String JVM = "-Xmx512m";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final double CALM = 12;
    private static final double FIRST = 25;
    private static final double MOST = 800;
    private static final Duration SEARCH = Duration.ofSeconds(8);
    /** A step of which fewer are answered in its time is more than the server can take. */
    private static final double KEEPS_UP = 0.85;

    private static final double TIMES = 3;
    private static final Duration SLICE = Duration.ofSeconds(5);
    /** Refusing ends when the processors had time for so long. */
    private static final Duration OPENS = Duration.ofSeconds(60);

    /** Who were let in before, and must notice as little as can be. */
    private static final int TALKERS = 4;

    private final RunPlan plan;
    private final Duration time = Duration.ofSeconds(Integer.getInteger("nemesis.stretch", 20));
    private final List<Step> steps = new ArrayList<>();
    private final List<Stretch> talks = new ArrayList<>();

    public OverloadRun(RunPlan plan) {
        this.plan = plan;
    }

    public Result run() throws IOException, InterruptedException {
        try (Stage stage = Stage.open(NAME, plan, Map.of())) {
            Fleet fleet = stage.fleet();
            if (!fleet.gateways().get(0).start(JVM)) {
                throw new IllegalStateException("the server ended while it started");
            }
            Limits.lift(fleet);
            Door door = new Door(
                    fleet.gateways().get(0).http("/v1/realtime?model=gpt-realtime"), fleet.apiKey(), 0, PATIENCE);
            Metrics metrics = new Metrics(fleet.gateways().get(0).http("/metrics"));
            Arrivals arrivals = new Arrivals(door);
            try (GatewayWatch watch = new GatewayWatch(fleet);
                    Talkers talkers = Talkers.start(door, TALKERS)) {
                arrivals.come(FIRST, SEARCH);
                talks.add(talkers.measure("unloaded"));
                Step calm = step(arrivals, watch, CALM, time);
                talkers.measure("");
                double peak = peak(arrivals, watch, metrics);
                talks.add(talkers.measure("three times the load, first half"));
                CompletableFuture<Stretch> second = CompletableFuture.supplyAsync(
                        () -> talkers.measure("second half"),
                        CompletableFuture.delayedExecutor(time.toMillis(), TimeUnit.MILLISECONDS));
                Step over = step(arrivals, watch, TIMES * peak, time.multipliedBy(2));
                talks.add(second.join());
                talkers.close();
                print(over);
                List<Promise> promises = new ArrayList<>(watch.promises());
                promises.addAll(measured(calm, peak, over));
                promises.add(new Promise(
                        "Talkers that got a wrong answer or none",
                        talkers.complaints().size(),
                        0));
                return result(stage, arrivals, promises);
            }
        }
    }

    private Step step(Arrivals arrivals, GatewayWatch watch, double perSecond, Duration how)
            throws InterruptedException {
        watch.takeMostMb();
        watch.takeProcessors();
        Step step = arrivals.come(perSecond, how);
        step.resident(watch.takeMostMb());
        step.processors(watch.takeProcessors());
        steps.add(step);
        System.out.printf(
                "  %.0f calls a second: %.1f answered%n",
                perSecond, step.whole().perSecond());
        return step;
    }

    /** The most that were answered in a second, of steps each of which is twice the one before. */
    private double peak(Arrivals arrivals, GatewayWatch watch, Metrics metrics)
            throws IOException, InterruptedException {
        double peak = 0;
        double answered;
        double rate = FIRST;
        do {
            answered = step(arrivals, watch, rate, SEARCH).whole().perSecond();
            peak = Math.max(peak, answered);
            awaitOpen(metrics);
            rate *= 2;
        } while (answered > KEEPS_UP * rate / 2 && rate <= MOST);
        return peak;
    }

    private static void awaitOpen(Metrics metrics) throws IOException, InterruptedException {
        long end = System.nanoTime() + OPENS.toNanos();
        TimeUnit.SECONDS.sleep(2);
        while (metrics.sum("voicebox_overload_refusing") > 0 && System.nanoTime() < end) {
            TimeUnit.SECONDS.sleep(1);
        }
    }

    private void print(Step over) {
        Table table = Step.table("Three times what it can take, commit " + Box.commit() + ", seed " + plan.seed()
                + ", load average " + Box.load());
        steps.forEach(step -> step.whole().rowOf(table));
        for (Duration from = Duration.ZERO; from.compareTo(time.multipliedBy(2)) < 0; from = from.plus(SLICE)) {
            over.from(from, from.plus(SLICE)).rowOf(table);
        }
        over.secondHalf().rowOf(table);
        System.out.println(table);
        Table ways = Step.ways("Where the time of those goes who were answered");
        steps.forEach(step -> step.whole().wayOf(ways));
        over.secondHalf().wayOf(ways);
        System.out.println(ways);
        Table talk = Stretch.table("Who talked meanwhile");
        talks.forEach(stretch -> stretch.rowOf(talk));
        System.out.println(talk);
    }

    private List<Promise> measured(Step calm, double peak, Step over) {
        Step.Part half = over.secondHalf();
        double calmP99 = calm.whole().ms(CallEnd.Kind.DONE).percentile(0.99);
        double p99 = half.ms(CallEnd.Kind.DONE).percentile(0.99);
        List<CallEnd> wrong = Arrivals.wrong(steps.stream());
        wrong.stream()
                .collect(Collectors.groupingBy(CallEnd::how, Collectors.counting()))
                .forEach((how, count) -> System.out.println("  " + count + " × " + how));
        return List.of(
                new Promise("Calls that were cut, not answered, or refused in another way", wrong.size(), 0),
                Promise.none("Calls answered in a second, at most", peak),
                Promise.none(
                        "Of that share answered while three times as many come, second half", half.perSecond() / peak),
                Promise.none("Until those had their answer, p99 (ms)", p99),
                Promise.none("p99 to that of a calm server", p99 / calmP99),
                Promise.none("Calls refused", count(over, CallEnd.Kind.REFUSED)));
    }

    private static long count(Step step, CallEnd.Kind kind) {
        return step.all().stream().filter(end -> end.is(kind)).count();
    }

    private Result result(Stage stage, Arrivals arrivals, List<Promise> promises) throws IOException {
        List<String> complaints = arrivals.complaints();
        complaints.stream().limit(10).forEach(why -> System.out.println("  " + why));
        promises.add(new Promise("Calls that heard what the protocol forbids, of one in 50", complaints.size(), 0));
        List<Operation> operations = arrivals.operations(stage.history());
        operations.forEach(stage.history()::add);
        return Result.of(
                        NAME,
                        plan,
                        Stream.of(new Trial("three times what it can take", 0, 0))
                                .toList(),
                        stage.drain(operations),
                        operations,
                        Map.of())
                .with(promises);
    }
}
