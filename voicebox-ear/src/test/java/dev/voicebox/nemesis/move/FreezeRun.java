package dev.voicebox.nemesis.move;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

import bench.report.Spread;
import redis.clients.jedis.Protocol;

import dev.voicebox.dev.Patience;
import dev.voicebox.nemesis.caller.Comeback;
import dev.voicebox.nemesis.fleet.GatewayMember;
import dev.voicebox.nemesis.fleet.Metrics;
import dev.voicebox.nemesis.run.Promise;
import dev.voicebox.nemesis.run.Result;
import dev.voicebox.nemesis.run.RunPlan;
import dev.voicebox.persistence.redis.RedisConnection;

/** The gateway that has all sessions stands still for longer than it may, loses them to the other, is not told, and goes on. */
public final class FreezeRun {
    private static final String NAME = "freeze";
    private static final int CALM_MS = 4_000;
    private static final Duration FROZEN = Duration.ofSeconds(45);
    /** Callers whose server says nothing for so long go elsewhere. */
    private static final Duration PATIENCE = Duration.ofSeconds(4);

    private static final Duration CLOSED = Duration.ofSeconds(15);
    private static final String STALE = "voicebox_session_stale_writes_total";

    private final RunPlan plan;

    public FreezeRun(RunPlan plan) {
        this.plan = plan;
    }

    public Result run() throws IOException, InterruptedException {
        try (Scene scene = Scene.open(NAME, plan, PATIENCE)) {
            TimeUnit.MILLISECONDS.sleep(CALM_MS);
            GatewayMember frozen = scene.gateway(0);
            long at = System.nanoTime();
            int open = scene.openAnswers(at);
            frozen.member().freeze();
            // Nobody tells it that it has lost its sessions: it is to find that out when it writes.
            loseNotices(scene);
            scene.callers().awaitReturn(at);
            List<Comeback> backs = scene.callers().comebacks(at);
            TimeUnit.NANOSECONDS.sleep(at + FROZEN.toNanos() - System.nanoTime());
            frozen.member().thaw();
            scene.fell("SIGSTOP for " + FROZEN.toSeconds() + " s to " + frozen.member(), at, 0);
            Patience.of(CLOSED).until(() -> stillOpen(scene) == 0);
            measured(scene, backs, open);
            scene.measured(new Promise("Connections of the frozen one that it never closed", stillOpen(scene), 0));
            double refused = new Metrics(frozen.http("/metrics")).sum(STALE);
            scene.measured(Promise.none("Writes of the frozen one that were refused", refused));
            scene.measured(new Promise("Nothing of it was refused, so that nothing is shown", refused > 0 ? 0 : 1, 0));
            TimeUnit.MILLISECONDS.sleep(CALM_MS);
            return scene.end();
        }
    }

    private static void loseNotices(Scene scene) {
        try (RedisConnection redis = RedisConnection.to(scene.stage().fleet().redisUrl())) {
            redis.ask(client -> client.sendCommand(Protocol.Command.CLIENT, "KILL", "TYPE", "pubsub"));
        }
    }

    private static long stillOpen(Scene scene) {
        return scene.callers().ends().stream().filter(String::isEmpty).count();
    }

    private static void measured(Scene scene, List<Comeback> backs, int open) {
        Spread whole = Spread.of(backs.stream().map(Comeback::catchUpMs).toList());
        scene.measured(Promise.none("Sessions that had to move", backs.size()));
        scene.measured(Promise.none("Answers under way when their server stood still", open));
        scene.measured(Promise.none("From its return until a client has heard what it missed, most (ms)", whole.max()));
    }
}
