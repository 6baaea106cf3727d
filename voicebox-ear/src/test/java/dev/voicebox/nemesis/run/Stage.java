package dev.voicebox.nemesis.run;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;

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

/** A fleet of its own for one run, the load on it, and the history of both. */
final class Stage implements AutoCloseable {
    private static final Duration ACKNOWLEDGED = Duration.ofSeconds(5);
    private static final Duration DRAINED = Duration.ofSeconds(30);

    private final RunPlan plan;
    private final Fleet fleet;
    private final History history;

    private Stage(RunPlan plan, Fleet fleet, History history) {
        this.plan = plan;
        this.fleet = fleet;
        this.history = history;
    }

    static Stage open(String run, RunPlan plan) throws IOException {
        History history = new History(RunPlan.FOLDER.resolve(run + "-history.jsonl"));
        FleetPlan fleet = new FleetPlan(RunPlan.FOLDER.resolve("fleet"), plan.server(), plan.gateways(), Map.of());
        return new Stage(plan, Fleet.start(fleet), history);
    }

    Fleet fleet() {
        return fleet;
    }

    History history() {
        return history;
    }

    /** @param name letters and digits that no other load of this run has */
    Load load(String name) {
        List<URI> servers = fleet.gateways().stream()
                .map(gateway -> gateway.ws("/v1/realtime?model=gpt-realtime"))
                .toList();
        LoadPlan load = new LoadPlan(
                servers,
                fleet.apiKey(),
                plan.sessions(),
                plan.itemsPerSecond(),
                ACKNOWLEDGED,
                plan.seed() + name.hashCode());
        return Load.start(name, load, history);
    }

    /** Asks the first gateway for everything that these operations left. */
    Drain drain(List<Operation> operations) throws IOException {
        GatewayMember gateway = fleet.gateways().get(0);
        HistoryApi api = new HistoryApi(gateway.http("/"), fleet.adminToken());
        return Drain.await(new Checker(api), operations, DRAINED);
    }

    @Override
    public void close() throws IOException {
        fleet.close();
        history.close();
    }
}
