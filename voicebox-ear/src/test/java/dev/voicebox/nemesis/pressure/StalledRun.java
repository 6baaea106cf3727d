package dev.voicebox.nemesis.pressure;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

import bench.machine.Box;
import bench.report.Spread;
import bench.report.Table;

import dev.voicebox.dev.Patience;
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

/** Many clients stop reading while they are spoken to; those who read must not notice. */
public final class StalledRun {
    private static final String NAME = "stalled";
    /** That a busy machine refuses some is another run's subject. */
    private static final Map<String, String> SETTINGS = Map.of("voicebox.overload.refuse", "false");

    private static final String CLOSED = "voicebox_socket_closed_total";
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration WARM_UP = Duration.ofSeconds(10);
    /** Sound that fills what lies between, 5 s without progress, and what a busy machine and finding it out take. */
    private static final Duration LET_GO = Duration.ofSeconds(30);

    private static final int SLACK = 8;

    private static final int ALONE = 0;
    private static final int BESIDE_READING = 1;
    private static final int ALONE_AGAIN = 2;
    private static final int BESIDE_DEAF = 3;
    private static final int ALONE_AT_LAST = 4;

    private final RunPlan plan;
    private final int many = Integer.getInteger("nemesis.stalled", 500);
    private final Duration time = Duration.ofSeconds(Integer.getInteger("nemesis.stretch", 20));
    /** What waits for a client waits on the heap. */
    private final String heap = "-Xmx" + System.getProperty("nemesis.heap", "768m");

    private final List<Stretch> stretches = new ArrayList<>();

    public StalledRun(RunPlan plan) {
        this.plan = plan;
    }

    public Result run() throws IOException, InterruptedException {
        try (Stage stage = Stage.open(NAME, plan, SETTINGS)) {
            Fleet fleet = stage.fleet();
            if (!fleet.gateways().get(0).start(heap)) {
                throw new IllegalStateException("the server ended while it started");
            }
            Limits.lift(fleet);
            Door door = new Door(
                    fleet.gateways().get(0).http("/v1/realtime?model=gpt-realtime"), fleet.apiKey(), 0, PATIENCE);
            Metrics metrics = new Metrics(fleet.gateways().get(0).http("/metrics"));
            try (GatewayWatch watch = new GatewayWatch(fleet);
                    Talkers talkers = Talkers.start(door, plan.sessions())) {
                talkers.measure("", WARM_UP);
                measure(talkers, watch, "they alone");
                List<Promise> promises = new ArrayList<>();
                try (Askers askers = Askers.reading(door, many)) {
                    askers.speak(time.dividedBy(2));
                    measure(talkers, watch, "and " + many + " that read");
                    promises.add(Promise.none("Read by those who read (MB)", askers.readMb()));
                }
                measure(talkers, watch, "they alone again");
                double before = metrics.sum(CLOSED, "code=\"1013\"");
                long sockets = watch.sockets();
                try (Askers deaf = Askers.deaf(door, many)) {
                    deaf.speak(time.dividedBy(2));
                    measure(talkers, watch, "and " + many + " that read nothing");
                    Patience.of(LET_GO).until(() -> deaf.open() == 0);
                    promises.addAll(ends(deaf));
                    promises.add(
                            new Promise("Sockets that the server still has of them", watch.sockets() - sockets, SLACK));
                }
                double told = metrics.sum(CLOSED, "code=\"1013\"") - before;
                promises.add(Promise.none("Of them closed with 1013, as the server counts", told));
                measure(talkers, watch, "they alone at last");
                promises.addAll(watch.promises());
                talkers.close();
                return result(stage, talkers, promises);
            }
        }
    }

    private void measure(Talkers talkers, GatewayWatch watch, String who) throws InterruptedException {
        watch.takeMostMb();
        watch.takeMostKernelMb();
        watch.takeProcessors();
        Stretch stretch = talkers.measure(who, time);
        stretch.processors(watch.takeProcessors());
        stretch.resident(watch.takeMostMb());
        stretch.kernel(watch.takeMostKernelMb());
        stretches.add(stretch);
        System.out.printf("  %s: first sound %.0f ms (p99)%n", who, stretch.soundP99());
    }

    private List<Promise> ends(Askers deaf) {
        Spread closed = deaf.closedAfterMs();
        return List.of(
                Promise.none("Clients that read nothing", many),
                new Promise("Of them not let go", deaf.open(), 0),
                Promise.none("From the first word to one until it was let go, p50 (ms)", closed.median()),
                new Promise(
                        "From the first word to one until it was let go, most (ms)", closed.max(), LET_GO.toMillis()));
    }

    private Result result(Stage stage, Talkers talkers, List<Promise> promises)
            throws IOException, InterruptedException {
        Table table = Stretch.table("Clients that stop reading, commit " + Box.commit() + ", seed " + plan.seed()
                + ", load average " + Box.load());
        stretches.forEach(stretch -> stretch.rowOf(table));
        System.out.println(table);
        List<String> wrong = talkers.complaints();
        wrong.stream().limit(10).forEach(why -> System.out.println("  " + why));
        promises.add(new Promise("Talkers that got a wrong answer or none", wrong.size(), 0));
        compare(promises, "First sound", Stretch::soundP99);
        compare(promises, "session.updated", Stretch::updatedP99);
        List<Operation> operations = talkers.operations(stage.history());
        operations.forEach(stage.history()::add);
        return Result.of(
                        NAME,
                        plan,
                        List.of(new Trial(many + " clients stop reading", 0, 0)),
                        stage.drain(operations),
                        operations,
                        Map.of())
                .with(promises);
    }

    /** What it costs that others are there, and what it costs that they do not read. */
    private void compare(List<Promise> promises, String what, ToDoubleFunction<Stretch> p99) {
        double alone = Stream.of(ALONE, ALONE_AGAIN, ALONE_AT_LAST)
                .mapToDouble(i -> p99.applyAsDouble(stretches.get(i)))
                .average()
                .orElseThrow();
        double reading = p99.applyAsDouble(stretches.get(BESIDE_READING));
        double deaf = p99.applyAsDouble(stretches.get(BESIDE_DEAF));
        promises.add(Promise.none(what + ", p99 beside those who read, to that of them alone", reading / alone));
        promises.add(Promise.none(what + ", p99 beside those who do not, to that of them alone", deaf / alone));
        promises.add(Promise.none(what + ", p99 beside those who do not, to that beside those who do", deaf / reading));
    }
}
