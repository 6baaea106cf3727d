package dev.voicebox.nemesis.run;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.postgresql.ds.PGSimpleDataSource;

import bench.report.Spread;

import dev.voicebox.dev.Patience;
import dev.voicebox.dev.service.Database;
import dev.voicebox.nemesis.check.Drain;
import dev.voicebox.nemesis.fleet.Member;
import dev.voicebox.nemesis.fleet.Role;
import dev.voicebox.nemesis.history.Operation;
import dev.voicebox.nemesis.load.Load;
import dev.voicebox.persistence.outbox.OutboxCare;

/** The broker is killed under load, stays away, and comes back with the data that it had. */
public final class KafkaOutageRun {
    private static final String NAME = "kafka-outage";
    private static final int CALM_MS = 10_000;
    /** For what has waited to be told. */
    private static final Duration CAUGHT_UP = Duration.ofMinutes(3);

    private final RunPlan plan;
    private final long outageMs = 1_000L * Integer.getInteger("nemesis.outage.seconds", 600);

    public KafkaOutageRun(RunPlan plan) {
        this.plan = plan;
    }

    public Result run() throws IOException, InterruptedException {
        try (Stage stage = Stage.open(NAME, plan)) {
            Member broker = stage.fleet().members(Role.KAFKA).stream()
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException(
                            "This build has no broker. Add -Dvoicebox.kafka.enabled=true to the command"));
            OutboxCare outbox = new OutboxCare(source(stage.fleet().store()));
            stage.fleet().startGateways();
            Load load = stage.load("q");
            TimeUnit.MILLISECONDS.sleep(CALM_MS);
            long begin = stage.history().nowUs();
            broker.kill();
            TimeUnit.MILLISECONDS.sleep(outageMs);
            long end = stage.history().nowUs();
            long waiting = outbox.counts().waiting();
            System.out.println("  " + waiting + " events wait after " + outageMs / 1_000 + " s");
            long readyMs = broker.start();
            long toldMs = untilTold(outbox);
            TimeUnit.MILLISECONDS.sleep(CALM_MS);
            load.stop();
            Drain drain = stage.drain(load.operations());
            // Where nothing had to wait, nothing was shown.
            Trial trial = new Trial("Kafka killed for " + outageMs + " ms", waiting > 0 ? begin / 1_000 : -1, readyMs);
            List<Promise> promises = new ArrayList<>(promises(during(load, begin, end), waiting));
            promises.add(new Promise(
                    "Kafka: until what had waited was told, after it was ready (ms)", toldMs, CAUGHT_UP.toMillis()));
            promises.addAll(stage.told());
            promises.add(new Promise(
                    "Kafka: events that nobody tells any more", outbox.counts().parked(), 0));
            return Result.of(NAME, plan, List.of(trial), drain, load.operations(), load.reasons())
                    .with(promises);
        }
    }

    /** While the load goes on: when no event is left that is older than the broker's new life. */
    private static long untilTold(OutboxCare outbox) {
        long start = System.nanoTime();
        Patience.of(CAUGHT_UP).until(() -> outbox.counts().oldest().toNanos() < System.nanoTime() - start);
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
    }

    private static List<Operation> during(Load load, long beginUs, long endUs) {
        return load.operations().stream()
                .filter(operation -> operation.invokeUs() >= beginUs && operation.completeUs() <= endUs)
                .toList();
    }

    private List<Promise> promises(List<Operation> during, long waiting) {
        Spread ack = Result.acknowledged(during);
        return List.of(
                Promise.none("Acknowledged during the outage", ack.count()),
                Promise.none("Acknowledged a second during it", ack.count() * 1000.0 / outageMs),
                Promise.none("Acknowledgement during it, p50 (ms)", ack.median()),
                Promise.none("Acknowledgement during it, p99 (ms)", ack.percentile(0.99)),
                Promise.none("Events that waited at its end", waiting));
    }

    private static PGSimpleDataSource source(Database database) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setURL(database.url());
        source.setUser(database.user());
        source.setPassword(database.password());
        return source;
    }
}
