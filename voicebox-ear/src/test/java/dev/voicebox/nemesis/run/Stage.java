package dev.voicebox.nemesis.run;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import dev.voicebox.nemesis.check.Checker;
import dev.voicebox.nemesis.check.Drain;
import dev.voicebox.nemesis.check.HistoryApi;
import dev.voicebox.nemesis.fleet.Fleet;
import dev.voicebox.nemesis.fleet.FleetPlan;
import dev.voicebox.nemesis.fleet.GatewayMember;
import dev.voicebox.nemesis.history.History;
import dev.voicebox.nemesis.history.Operation;
import dev.voicebox.nemesis.load.Load;
import dev.voicebox.nemesis.load.LoadPlan;
import dev.voicebox.nemesis.told.Ear;
import dev.voicebox.nemesis.told.ToldCheck;
import dev.voicebox.nemesis.usage.UsageRecords;

/** A fleet of its own for one run, the load on it, and the history of both. */
public final class Stage implements AutoCloseable {
    private static final Duration ACKNOWLEDGED = Duration.ofSeconds(5);
    private static final Duration DRAINED = Duration.ofSeconds(30);
    private static final Duration TOLD = Duration.ofSeconds(40);

    private final RunPlan plan;
    private final Fleet fleet;
    private final History history;

    private Stage(RunPlan plan, Fleet fleet, History history) {
        this.plan = plan;
        this.fleet = fleet;
        this.history = history;
    }

    static Stage open(String run, RunPlan plan) throws IOException {
        return open(run, plan, Map.of());
    }

    /** @param settings of every gateway, beside those that say where services are */
    public static Stage open(String run, RunPlan plan, Map<String, String> settings) throws IOException {
        History history = new History(RunPlan.FOLDER.resolve(run + "-history.jsonl"));
        FleetPlan fleet = new FleetPlan(RunPlan.FOLDER.resolve("fleet"), plan.server(), plan.gateways(), settings);
        return new Stage(plan, Fleet.start(fleet), history);
    }

    public Fleet fleet() {
        return fleet;
    }

    public History history() {
        return history;
    }

    /** @param name letters and digits that no other load of this run has */
    Load load(String name) {
        return Load.start(name, loadPlan(name), history);
    }

    LoadPlan loadPlan(String name) {
        List<URI> servers = fleet.gateways().stream()
                .map(gateway -> gateway.ws("/v1/realtime?model=gpt-realtime"))
                .toList();
        return new LoadPlan(
                servers,
                fleet.apiKey(),
                plan.sessions(),
                plan.itemsPerSecond(),
                ACKNOWLEDGED,
                plan.seed() + name.hashCode());
    }

    UsageRecords usage() {
        return new UsageRecords(fleet.store(), fleet.gateways().get(0).http("/api/v2/usage"), fleet.adminToken());
    }

    /** Asks a gateway that lives for everything that these operations left. */
    public Drain drain(List<Operation> operations) throws IOException {
        return Drain.await(new Checker(historyApi()), operations, DRAINED);
    }

    /** What Kafka was told of all that was done here; nothing to say without a broker. */
    List<Promise> told() throws IOException {
        if (fleet.brokers().isEmpty()) {
            return List.of();
        }
        Set<String> sessions =
                history.operations().stream().map(Operation::session).collect(Collectors.toSet());
        ToldCheck check = Ear.listen(fleet.brokers().get(), historyApi(), sessions, TOLD);
        return List.of(
                Promise.none("Kafka: answers that are kept", check.kept()),
                new Promise("Kafka: of them not told", check.missing(), 0),
                new Promise("Kafka: told and not kept, or not so", check.wrong(), 0),
                new Promise("Kafka: told out of order", check.misordered(), 0),
                Promise.none("Kafka: told again", check.copies()));
    }

    /** Of the first gateway that lives. */
    HistoryApi historyApi() {
        GatewayMember gateway = fleet.gateways().stream()
                .filter(one -> one.member().isAlive())
                .findFirst()
                .orElseThrow();
        return new HistoryApi(gateway.http("/"), fleet.adminToken());
    }

    @Override
    public void close() throws IOException {
        fleet.close();
        history.close();
    }
}
