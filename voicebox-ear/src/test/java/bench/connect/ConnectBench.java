package bench.connect;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import bench.report.Table;

import dev.voicebox.dev.gateway.Gateway;
import dev.voicebox.it.RunningServer;
import dev.voicebox.nemesis.proxy.Fault;
import dev.voicebox.nemesis.proxy.FaultProxy;

/** The check on connect: 200 who open a socket each second, good and bad, with Redis near, and then 100 ms away. */
public final class ConnectBench {
    private static final double SECONDS = 20;
    private static final double WARM_UP = 40;
    private static final double REFUSALS = 5;
    /** Each way. */
    private static final Duration HALF_A_TRIP = Duration.ofMillis(50);
    /** Refusals are written a second later, and PostgreSQL counts rows a second after that. */
    private static final Duration SETTLING = Duration.ofSeconds(20);

    private static final List<Kind> ALL = Arrays.asList(Kind.values());
    private static final List<Kind> REFUSED =
            ALL.stream().filter(Kind::isRefused).toList();
    private static final String AIM =
            "Aimed at: p99 at most 50 ms%s. Measured from the moment at which each should have"
                    + " begun. Whoever is let in closes at once.";

    private final RunningServer server = RunningServer.get();
    private final Credentials credentials = new Credentials(server);
    private final double scale;
    private final long seed;

    private ConnectBench(double scale, long seed) throws Exception {
        this.scale = scale;
        this.seed = seed;
    }

    public static String run(double scale, long seed) throws Exception {
        return new ConnectBench(scale, seed).measure();
    }

    /** At a server of its own, whose Redis is behind a proxy; the first one made the credentials and idles. */
    private String measure() throws Exception {
        String redis = server.redisUrl();
        try (FaultProxy proxy = FaultProxy.to(URI.create(redis).getPort())) {
            String address = redis.replaceFirst(":\\d+(?=/|$)", ":" + proxy.port());
            Gateway gateway =
                    server.startAnother(Map.of("voicebox.redis.url", address, "voicebox.redis.audio-url", address));
            try {
                return measure(gateway, proxy);
            } finally {
                gateway.stop();
            }
        }
    }

    private String measure(Gateway gateway, FaultProxy proxy) throws Exception {
        int port = gateway.plan().httpPort();
        new Crowd(port, credentials).knock(ALL, WARM_UP * scale, seed);
        await(credentials.expiry().plusSeconds(1));

        Table near = new Crowd(port, credentials)
                .knock(ALL, SECONDS * scale, seed)
                .table("Connect: 200 a second, Redis near")
                .remark(AIM.formatted(""));
        proxy.set(Fault.delayedBy(HALF_A_TRIP, Duration.ZERO));
        Table far = new Crowd(port, credentials)
                .knock(ALL, SECONDS * scale, seed)
                .table("Connect: 200 a second, Redis 100 ms away")
                .remark(AIM.formatted(", of a client secret 150 ms: one trip more"));
        proxy.set(Fault.NONE);
        return near + far.toString() + refusals(gateway, port);
    }

    private Table refusals(Gateway gateway, int port) throws Exception {
        long pid = gateway.process().orElseThrow().pid();
        Thread.sleep(SETTLING.toMillis());
        Traces before = Traces.of(server, pid);
        new Crowd(port, credentials).knock(REFUSED, REFUSALS * scale, seed);
        Thread.sleep(SETTLING.toMillis());
        return Traces.of(server, pid).since(before);
    }

    private static void await(Instant moment) throws InterruptedException {
        Thread.sleep(Math.max(0, Duration.between(Instant.now(), moment).toMillis()));
    }
}
