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
import dev.voicebox.nemesis.check.Drain;
import dev.voicebox.nemesis.check.Verdict;
import dev.voicebox.nemesis.fleet.GatewayMember;
import dev.voicebox.nemesis.history.Operation;
import dev.voicebox.nemesis.load.Load;
import dev.voicebox.nemesis.proxy.Fault;

/**
 * Every crash point once: a gateway lives until it gets there, under load. The life that ends at the next point is the one
 * that recovers from this: it is asked for what was acknowledged before its own load begins.
 */
public final class PointsRun {
    private static final String NAME = "points";
    /** Until everyone has a session: a log is written by sessions that are there. */
    private static final Duration SETTLED = Duration.ofSeconds(2);

    private static final Duration FAIR = Duration.ofSeconds(12);
    private static final Duration AWAY = Duration.ofSeconds(4);
    private static final Duration BACK = Duration.ofSeconds(12);

    private final RunPlan plan;
    private final Random random;
    private final List<Trial> trials = new ArrayList<>();
    private final Map<String, Integer> reasons = new TreeMap<>();
    private Verdict verdict = new Verdict(0, 0, 0, 0, List.of());
    private long drainMs;
    /** How many operations have been looked at. */
    private int checked;

    public PointsRun(RunPlan plan) {
        this.plan = plan;
        this.random = new Random(plan.seed());
    }

    public Result run() throws IOException, InterruptedException {
        try (Stage stage = Stage.open(NAME, plan)) {
            boolean kafka = stage.fleet().brokers().isPresent();
            PointOrder order = PointOrder.of(System.getProperty("nemesis.points", ""), kafka);
            for (String point : order.points()) {
                walk(stage, point);
            }
            stage.fleet().gateways().get(0).member().start();
            check(stage);
            order.leftOut().forEach(point -> System.out.println("  " + point + " left out: this build has no broker"));
            List<Operation> all = stage.history().operations();
            return Result.of(NAME, plan, trials, new Drain(verdict, drainMs), all, reasons)
                    .with(stage.told());
        }
    }

    private void walk(Stage stage, String point) throws IOException, InterruptedException {
        GatewayMember gateway = stage.fleet().gateways().get(0);
        long start = System.nanoTime();
        boolean ready = gateway.start(PointOrder.setting(point, random));
        long readyMs = since(start);
        if (ready) {
            check(stage);
        }
        long begin = System.nanoTime();
        Load load = stage.load("p" + trials.size());
        boolean died = !ready || dies(stage, gateway, point);
        Trial trial = new Trial(point, died ? since(begin) : -1, readyMs);
        if (!died) {
            gateway.member().kill();
        }
        load.stop();
        load.reasons().forEach((reason, count) -> reasons.merge(reason, count, Integer::sum));
        trials.add(trial);
        System.out.println("  " + point + " ready after " + readyMs + " ms, "
                + (died ? "reached " + trial.atMs() + " ms later" : "NEVER REACHED"));
    }

    /** @return whether it ended by itself */
    private static boolean dies(Stage stage, GatewayMember gateway, String point) {
        if (!PointOrder.needsOutage(point)) {
            return within(FAIR, gateway);
        }
        boolean died = within(SETTLED, gateway);
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

    /** What has not been looked at; once more by the next life if this one ends meanwhile. */
    private void check(Stage stage) throws IOException {
        List<Operation> all = stage.history().operations();
        Drain drain;
        try {
            drain = stage.drain(all.subList(checked, all.size()));
        } catch (IOException e) {
            if (stage.fleet().gateways().get(0).member().isAlive()) {
                throw e;
            }
            return;
        }
        checked = all.size();
        verdict = verdict.and(drain.verdict());
        drainMs = Math.max(drainMs, drain.tookMs());
        System.out.println("    " + drain.verdict().acknowledged() + " acknowledged before, "
                + drain.verdict().violations().size() + " violations; readable " + drain.tookMs() + " ms after ready");
    }

    private static long since(long nanos) {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - nanos);
    }
}
