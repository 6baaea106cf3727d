package dev.voicebox.nemesis.run;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;

import bench.report.Spread;

import dev.voicebox.nemesis.check.Drain;
import dev.voicebox.nemesis.history.Operation;
import dev.voicebox.nemesis.load.Load;
import dev.voicebox.nemesis.proxy.Fault;

/** PostgreSQL is there and says nothing for a minute, under load, and then answers again. */
public final class OutageRun {
    private static final String NAME = "outage";
    private static final int CALM_MS = 10_000;
    private static final int ACK_P50_MS = 20;
    private static final int DRAINED_MS = 10_000;

    private final RunPlan plan;
    private final long outageMs = 1_000L * Integer.getInteger("nemesis.outage", 60);

    public OutageRun(RunPlan plan) {
        this.plan = plan;
    }

    public Result run() throws IOException, InterruptedException {
        try (Stage stage = Stage.open(NAME, plan)) {
            stage.fleet().startGateways();
            Load load = stage.load("o");
            TimeUnit.MILLISECONDS.sleep(CALM_MS);
            long begin = stage.history().nowUs();
            stage.fleet().database().set(Fault.blackHole());
            TimeUnit.MILLISECONDS.sleep(outageMs);
            List<Operation> before = stage.history().operations();
            long end = stage.history().nowUs();
            stage.fleet().database().set(Fault.NONE);
            // While the load goes on, as it would.
            long drainedMs = stage.drain(before).tookMs();
            TimeUnit.MILLISECONDS.sleep(CALM_MS);
            load.stop();
            Drain drain = stage.drain(load.operations());
            List<Operation> during = before.stream()
                    .filter(operation -> operation.invokeUs() >= begin && operation.completeUs() <= end)
                    .toList();
            Trial trial = new Trial("PostgreSQL black-holed for " + outageMs + " ms", begin / 1_000, drainedMs);
            return Result.of(NAME, plan, List.of(trial), drain, load.operations(), load.reasons())
                    .with(promises(during, drainedMs));
        }
    }

    private List<Promise> promises(List<Operation> during, long drainedMs) {
        Spread ack = Result.acknowledged(during);
        return List.of(
                Promise.none("Acknowledged during the outage", ack.count()),
                Promise.none("Acknowledged a second during it", ack.count() * 1000.0 / outageMs),
                new Promise("Acknowledgement during it, p50 (ms)", ack.median(), ACK_P50_MS),
                Promise.none("Acknowledgement during it, p99 (ms)", ack.percentile(0.99)),
                Promise.none("Acknowledgement during it, most (ms)", ack.max()),
                new Promise("Until all of it could be read, after the end (ms)", drainedMs, DRAINED_MS));
    }
}
