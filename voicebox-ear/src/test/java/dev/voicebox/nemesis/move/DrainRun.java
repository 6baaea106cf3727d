package dev.voicebox.nemesis.move;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import bench.report.Spread;

import dev.voicebox.nemesis.fleet.GatewayMember;
import dev.voicebox.nemesis.fleet.Knock;
import dev.voicebox.nemesis.run.Promise;
import dev.voicebox.nemesis.run.Result;
import dev.voicebox.nemesis.run.RunPlan;

/** SIGTERM to the gateway that has all sessions, while they talk: as in an upgrade. */
public final class DrainRun {
    /** A caller asks for so many tokens at most. */
    private static final Set<String> WHOLE = Set.of("completed", "incomplete max_output_tokens");

    private static final String NAME = "drain";
    private static final int CALM_MS = 4_000;
    private static final int EXIT_MS = 30_000;
    private static final int DOWN_MS = 1_000;
    private static final int LOOK_MS = 100;
    private static final String RESTART = "1012";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final RunPlan plan;

    public DrainRun(RunPlan plan) {
        this.plan = plan;
    }

    public Result run() throws IOException, InterruptedException {
        try (Scene scene = Scene.open(NAME, plan, PATIENCE)) {
            TimeUnit.MILLISECONDS.sleep(CALM_MS);
            GatewayMember leaving = scene.gateway(0);
            long at = System.nanoTime();
            int open = scene.openAnswers(at);
            CompletableFuture<Void> end =
                    CompletableFuture.runAsync(() -> leaving.member().terminate());
            List<Knock> knocks = new ArrayList<>();
            double downMs = Double.NaN;
            while (!end.isDone()) {
                if (Double.isNaN(downMs) && !leaving.isReady()) {
                    downMs = (System.nanoTime() - at) / 1e6;
                }
                if (!Double.isNaN(downMs)) {
                    knocks.add(Knock.at(leaving, scene.stage().fleet().apiKey()));
                }
                TimeUnit.MILLISECONDS.sleep(LOOK_MS);
            }
            end.join();
            double exitMs = (System.nanoTime() - at) / 1e6;
            scene.fell("SIGTERM to " + leaving.member(), at, 0);
            scene.callers().awaitReturn(at);
            TimeUnit.MILLISECONDS.sleep(CALM_MS);
            scene.measured(Promise.none("Answers under way when it was told to stop", open));
            scene.measured(new Promise("Until it was ready no longer (ms)", downMs, DOWN_MS));
            scene.measured(new Promise("Until it had ended (ms)", exitMs, EXIT_MS));
            measured(scene, knocks, at);
            return scene.end();
        }
    }

    private static void measured(Scene scene, List<Knock> knocks, long at) {
        List<String> ends = scene.callers().ends();
        ends.stream()
                .filter(end -> !end.startsWith(RESTART))
                .forEach(end -> System.out.println("  closed with " + end));
        Spread back = Spread.of(scene.callers().comebacks(at).stream()
                .map(one -> (one.backNanos() - one.lostNanos()) / 1e6)
                .toList());
        scene.measured(Promise.none(
                "New sessions that it refused",
                knocks.stream().filter(knock -> knock.status() == 503).count()));
        scene.measured(new Promise(
                "New sessions that it took",
                knocks.stream().filter(knock -> knock.status() == 101).count(),
                0));
        scene.measured(Promise.none("Connections that it closed", ends.size()));
        scene.measured(new Promise(
                "Of them with another code than 1012",
                ends.stream().filter(end -> !end.startsWith(RESTART)).count(),
                0));
        scene.measured(new Promise(
                "Answers that were cut",
                scene.callers().answers().entrySet().stream()
                        .filter(answer -> !WHOLE.contains(answer.getKey()))
                        .mapToInt(Map.Entry::getValue)
                        .sum(),
                0));
        scene.measured(Promise.none("From the close until its client has its session again, p50 (ms)", back.median()));
        scene.measured(Promise.none("From the close until its client has its session again, most (ms)", back.max()));
    }
}
