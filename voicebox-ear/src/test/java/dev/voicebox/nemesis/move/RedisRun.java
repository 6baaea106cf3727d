package dev.voicebox.nemesis.move;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

import bench.report.Spread;

import dev.voicebox.dev.Patience;
import dev.voicebox.nemesis.fleet.GatewayMember;
import dev.voicebox.nemesis.fleet.Knock;
import dev.voicebox.nemesis.fleet.Member;
import dev.voicebox.nemesis.fleet.Role;
import dev.voicebox.nemesis.history.Operation;
import dev.voicebox.nemesis.run.Promise;
import dev.voicebox.nemesis.run.Result;
import dev.voicebox.nemesis.run.RunPlan;

/**
 * Redis is killed, stays away, and comes back: sessions go on, and nobody gets a new one meanwhile. Then the gateway that has all
 * sessions is killed, so that what was written again is seen.
 */
public final class RedisRun {
    private static final int CALM_MS = 4_000;
    private static final long AWAY_NANOS = TimeUnit.SECONDS.toNanos(15);
    private static final int REFUSED_MS = 200;
    private static final int SEEN_MS = 5_000;
    private static final int LOOK_MS = 20;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final String name;
    private final RunPlan plan;
    private final boolean silent;

    private RedisRun(String name, RunPlan plan, boolean silent) {
        this.name = name;
        this.plan = plan;
        this.silent = silent;
    }

    /** It is killed: whoever connects is refused at once. */
    public static RedisRun killed(RunPlan plan) {
        return new RedisRun("redis", plan, false);
    }

    /** It stands still: whoever connects is let in, and hears nothing. */
    public static RedisRun silent(RunPlan plan) {
        return new RedisRun("redis-silent", plan, true);
    }

    public Result run() throws IOException, InterruptedException {
        try (Scene scene = Scene.open(name, plan, PATIENCE)) {
            TimeUnit.MILLISECONDS.sleep(CALM_MS);
            Member redis = scene.stage().fleet().members(Role.REDIS).get(0);
            GatewayMember first = scene.gateway(0);
            GatewayMember other = scene.gateway(1);
            // What a first handshake costs both sides is not what is measured.
            Knock.at(other, scene.stage().fleet().apiKey());
            long at = System.nanoTime();
            goes(redis);
            double downMs = until(at, () -> !first.isReady() && !other.isReady());
            List<Knock> knocks = new ArrayList<>();
            while (System.nanoTime() - at < AWAY_NANOS) {
                knocks.add(Knock.at(other, scene.stage().fleet().apiKey()));
                TimeUnit.MILLISECONDS.sleep(10 * LOOK_MS);
            }
            long end = System.nanoTime();
            comesBack(redis);
            long back = System.nanoTime();
            double readyMs = until(back, () -> first.isReady() && other.isReady());
            Knock again = Knock.at(other, scene.stage().fleet().apiKey());
            double opensMs = until(
                    back, () -> Knock.at(other, scene.stage().fleet().apiKey()).status() == 101);
            scene.measured(new Promise("Refused by one that is ready again", again.status() == 101 ? 0 : 1, 0));
            scene.fell("Redis " + (silent ? "silent" : "killed") + " for " + (end - at) / 1_000_000 + " ms", at, (long)
                    readyMs);
            scene.measured(new Promise("Until gateways are ready no longer (ms)", downMs, SEEN_MS));
            scene.measured(new Promise("Until they are ready again, after Redis is (ms)", readyMs, SEEN_MS));
            scene.measured(new Promise("Until there are new sessions again, after that (ms)", opensMs, SEEN_MS));
            measured(scene, knocks, at, end);
            TimeUnit.MILLISECONDS.sleep(CALM_MS);
            moves(scene, first);
            return scene.end();
        }
    }

    private void goes(Member redis) {
        if (silent) {
            redis.freeze();
        } else {
            redis.kill();
        }
    }

    private void comesBack(Member redis) {
        if (silent) {
            redis.thaw();
        } else {
            redis.start();
        }
    }

    private static double until(long begin, BooleanSupplier what) {
        Patience patience = new Patience(PATIENCE, Duration.ofMillis(LOOK_MS));
        return patience.until(what::getAsBoolean) ? (System.nanoTime() - begin) / 1e6 : Double.NaN;
    }

    private static void measured(Scene scene, List<Knock> knocks, long at, long end) {
        Spread refused = Spread.of(knocks.stream()
                .filter(knock -> knock.status() == 503 && knock.retryAfter())
                .map(Knock::ms)
                .toList());
        scene.measured(Promise.none("New sessions asked for while it was away", knocks.size()));
        scene.measured(new Promise("Of them not refused with 503 and a time", knocks.size() - refused.count(), 0));
        scene.measured(
                Promise.none("Until the first was refused (ms)", knocks.get(0).ms()));
        scene.measured(Promise.none("Until one was refused, p50 (ms)", refused.median()));
        scene.measured(new Promise("Until one was refused, most (ms)", refused.max(), REFUSED_MS));
        long beginUs = scene.stage().history().us(at);
        long endUs = scene.stage().history().us(end);
        Spread during = Spread.of(scene.callers().operations().stream()
                .filter(Operation::isAcknowledged)
                .filter(one -> one.invokeUs() >= beginUs && one.completeUs() <= endUs)
                .filter(one -> scene.callers().stories().get(one.process()).isAsked(one))
                .map(one -> (one.completeUs() - one.invokeUs()) / 1e3)
                .toList());
        scene.measured(Promise.none("Items acknowledged while it was away", during.count()));
        scene.measured(new Promise("Nothing was acknowledged while it was away", during.count() > 0 ? 0 : 1, 0));
        scene.measured(Promise.none("Acknowledgement while it was away, p50 (ms)", during.median()));
        scene.measured(Promise.none("Acknowledgement while it was away, most (ms)", during.max()));
    }

    private static void moves(Scene scene, GatewayMember first) {
        long at = System.nanoTime();
        first.member().kill();
        scene.callers().awaitReturn(at);
        scene.fell("SIGKILL to " + first.member(), at, 0);
        Spread back = Spread.of(scene.callers().comebacks(at).stream()
                .map(one -> one.sinceMs(at))
                .toList());
        scene.measured(Promise.none("Sessions that moved after that", back.count()));
        scene.measured(Promise.none("From the kill until its client has its session again, most (ms)", back.max()));
    }
}
