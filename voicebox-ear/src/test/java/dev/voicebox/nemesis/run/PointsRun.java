package dev.voicebox.nemesis.run;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

import dev.voicebox.dev.Patience;
import dev.voicebox.journal.CrashPoints;
import dev.voicebox.nemesis.check.Drain;
import dev.voicebox.nemesis.check.Verdict;
import dev.voicebox.nemesis.fleet.GatewayMember;
import dev.voicebox.nemesis.history.Operation;
import dev.voicebox.nemesis.load.Load;
import dev.voicebox.nemesis.proxy.Fault;

/**
 * Every crash point once: a gateway lives until it gets there, under load, and is started again without it.
 *
 * <p>Some points are passed with every item, some only while PostgreSQL does not answer or when it answers again: a life
 * that has not ended by itself sees both.
 */
public final class PointsRun {
    private static final String NAME = "points";
    private static final Duration FAIR = Duration.ofSeconds(4);
    private static final Duration AWAY = Duration.ofSeconds(5);
    private static final Duration BACK = Duration.ofSeconds(8);
    /** Life goes on in the process that has recovered. */
    private static final Duration AFTERWARDS = Duration.ofSeconds(1);
    /** Of a point that every item passes, the time that ends the process is drawn up to this. */
    private static final int LATEST = 20;

    private final RunPlan plan;
    private final Random random;
    private final List<Trial> trials = new ArrayList<>();
    private final Map<String, Integer> reasons = new TreeMap<>();
    private Verdict verdict = new Verdict(0, 0, 0, 0, List.of());
    private long drainMs;

    public PointsRun(RunPlan plan) {
        this.plan = plan;
        this.random = new Random(plan.seed());
    }

    public Result run() throws IOException, InterruptedException {
        try (Stage stage = Stage.open(NAME, plan)) {
            for (String point : points()) {
                walk(stage, point);
            }
            List<Operation> all = stage.history().operations();
            return Result.of(NAME, plan, trials, new Drain(verdict, drainMs), all, reasons);
        }
    }

    private static List<String> points() {
        String named = System.getProperty("nemesis.points", "");
        return named.isBlank() ? CrashPoints.NAMES : List.of(named.split(","));
    }

    private void walk(Stage stage, String point) throws IOException, InterruptedException {
        GatewayMember gateway = stage.fleet().gateways().get(0);
        boolean ready = gateway.start("-D" + CrashPoints.SETTING + "=" + point + times(point));
        int before = stage.history().operations().size();
        long begin = System.nanoTime();
        Load load = stage.load("p" + trials.size());
        boolean died = !ready || dies(stage, gateway);
        long at = died ? TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin) : -1;
        if (!died) {
            gateway.member().kill();
        }
        long readyMs = gateway.member().start();
        TimeUnit.MILLISECONDS.sleep(AFTERWARDS.toMillis());
        load.stop();
        List<Operation> own = stage.history().operations();
        Drain drain = stage.drain(own.subList(before, own.size()));
        note(new Trial(point, at, readyMs), drain, load);
        gateway.member().kill();
    }

    /** @return whether it ended by itself */
    private static boolean dies(Stage stage, GatewayMember gateway) {
        boolean died = within(FAIR, gateway);
        if (!died) {
            stage.fleet().database().set(Fault.blackHole());
            died = within(AWAY, gateway);
            stage.fleet().database().set(Fault.NONE);
        }
        return died || within(BACK, gateway);
    }

    private static boolean within(Duration time, GatewayMember gateway) {
        return Patience.of(time).until(() -> !gateway.member().isAlive());
    }

    /** What happens rarely ends the process at the first time. */
    private String times(String point) {
        boolean rare = point.contains("drain") || point.contains("log-delete");
        return rare ? "" : ":" + (1 + random.nextInt(LATEST));
    }

    private void note(Trial trial, Drain drain, Load load) {
        trials.add(trial);
        verdict = verdict.and(drain.verdict());
        drainMs = Math.max(drainMs, drain.tookMs());
        load.reasons().forEach((reason, count) -> reasons.merge(reason, count, Integer::sum));
        System.out.println("  " + trial.what()
                + (trial.hasFallen() ? " reached at " + trial.atMs() + " ms" : " NEVER REACHED")
                + "; ready again after "
                + trial.readyMs() + " ms; " + drain.verdict().acknowledged() + " acknowledged, "
                + drain.verdict().violations().size() + " violations");
    }
}
