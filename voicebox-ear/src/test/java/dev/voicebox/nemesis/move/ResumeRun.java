package dev.voicebox.nemesis.move;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import bench.report.Spread;

import dev.voicebox.nemesis.caller.Comeback;
import dev.voicebox.nemesis.fleet.GatewayMember;
import dev.voicebox.nemesis.run.Promise;
import dev.voicebox.nemesis.run.Result;
import dev.voicebox.nemesis.run.RunPlan;

/** SIGKILL to the gateway that has all sessions, while they talk; then to the one that they went to, and so on. */
public final class ResumeRun {
    private static final String NAME = "resume";
    private static final int CALM_MS = 4_000;
    private static final int BACK_MS = 2_000;
    private static final int WHOLE_MS = 500;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final RunPlan plan;

    public ResumeRun(RunPlan plan) {
        this.plan = plan;
    }

    public Result run() throws IOException, InterruptedException {
        try (Scene scene = Scene.open(NAME, plan, PATIENCE)) {
            List<Double> backMs = new ArrayList<>();
            List<Double> wholeMs = new ArrayList<>();
            List<Double> lostMs = new ArrayList<>();
            int open = 0;
            for (int kill = 0; kill < plan.kills(); kill++) {
                TimeUnit.MILLISECONDS.sleep(CALM_MS);
                GatewayMember victim = scene.gateway(kill % 2);
                long at = System.nanoTime();
                open += scene.openAnswers(at);
                victim.member().kill();
                scene.callers().awaitReturn(at);
                for (Comeback back : scene.callers().comebacks(at)) {
                    lostMs.add((back.lostNanos() - at) / 1e6);
                    backMs.add(back.sinceMs(at));
                    wholeMs.add(back.catchUpMs());
                }
                boolean last = kill == plan.kills() - 1;
                scene.fell(
                        "SIGKILL to " + victim.member(),
                        at,
                        last ? 0 : victim.member().start());
            }
            TimeUnit.MILLISECONDS.sleep(CALM_MS);
            scene.measured(Promise.none(
                    "From the kill until its client has noticed, most (ms)",
                    Spread.of(lostMs).max()));
            measured(scene, Spread.of(backMs), Spread.of(wholeMs), open);
            return scene.end();
        }
    }

    private static void measured(Scene scene, Spread back, Spread whole, int open) {
        scene.measured(Promise.none("Sessions that had to move", back.count()));
        scene.measured(Promise.none("Answers under way when their server was killed", open));
        scene.measured(Promise.none("From the kill until its client has its session again, p50 (ms)", back.median()));
        scene.measured(
                new Promise("From the kill until its client has its session again, most (ms)", back.max(), BACK_MS));
        scene.measured(Promise.none("From there until it has heard what it missed, p50 (ms)", whole.median()));
        scene.measured(new Promise("From there until it has heard what it missed, most (ms)", whole.max(), WHOLE_MS));
    }
}
