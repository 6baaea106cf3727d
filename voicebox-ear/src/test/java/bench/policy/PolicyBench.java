package bench.policy;

import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;

import bench.report.Table;

import dev.voicebox.policy.EntryPoint;
import dev.voicebox.policy.engine.EmbeddedPolicy;
import dev.voicebox.policy.engine.PolicyEngine;
import dev.voicebox.policy.engine.PolicyFile;
import dev.voicebox.policy.engine.RemotePolicy;

/**
 * How long a decision takes here, and how many two threads make in a second, here and of a server on loopback that answers
 * at once without deciding anything.
 */
public final class PolicyBench {
    private static final int THREADS = 2;
    private static final int ROUNDS = 5;
    private static final String DOCUMENT = """
        {"tenant":"tenant_a","project":"main","actor":"key_1","scopes":["realtime:connect"],
        "time":{"epoch_seconds":1782941400,"day":"wed","minute":600,"clock":"10:00"},
        "settings":{"windows":[{"days":["mon","tue","wed"],"from":"08:00","until":"18:30"}],
        "models":{"allow":["gpt-realtime*"]},"voices":{"deny":["kokoro-*"]},
        "tools":{"deny":["door_*"],"scopes":{"lamp_*":"realtime:connect"}},
        "audio":{"blocked":["bomb","blow it up"],"replace":{"damn":"darn"}}},
        "request":{"action":"realtime.connect","model":"gpt-realtime","voice":"marin",
        "tool":{"name":"lamp_on","arguments":{"room":"kitchen"}},
        "text":"The weather will be fine in the morning, with some clouds later on. "}}\
        """;

    private final JsonNode document;
    private final int decisions;

    private PolicyBench(double scale) throws Exception {
        document = new ObjectMapper().readTree(DOCUMENT);
        decisions = Math.max(500, (int) (50_000 * scale));
    }

    public static String run(double scale) throws Exception {
        return new PolicyBench(scale).measure();
    }

    private String measure() throws Exception {
        HttpServer server = answering();
        EmbeddedPolicy here = new EmbeddedPolicy(
                PolicyFile.builtIn(), new EmbeddedPolicy.Settings(THREADS, Duration.ofSeconds(10), Runnable::run));
        here.open();
        PolicyEngine there = new RemotePolicy(
                HttpClient.newHttpClient(),
                URI.create("http://127.0.0.1:" + server.getAddress().getPort()),
                "voice",
                Duration.ofSeconds(10));
        try {
            Table table = new Table("Policy: a decision, µs, one thread, warm", "entry point", "p50", "p99", "p99.9");
            for (EntryPoint entryPoint : EntryPoint.values()) {
                took(here, entryPoint, decisions);
                long[] nanos = took(here, entryPoint, decisions);
                table.row(entryPoint.path(), micros(nanos, 0.5), micros(nanos, 0.99), micros(nanos, 0.999));
            }
            long[] hop = took(there, EntryPoint.ALLOW, decisions / 10);
            table.row("voice/allow over loopback", micros(hop, 0.5), micros(hop, 0.99), micros(hop, 0.999));
            return table + "\n" + pace(here, there);
        } finally {
            server.stop(0);
        }
    }

    private Table pace(PolicyEngine here, PolicyEngine there) throws Exception {
        Table table = new Table(
                "Policy: decisions per second, " + THREADS + " threads, pairs of rounds after each other",
                "round",
                "here",
                "loopback",
                "ratio");
        for (int round = 1; round <= ROUNDS; round++) {
            double fast = perSecond(here, decisions);
            double slow = perSecond(there, decisions / 10);
            table.row(round, Table.number(fast, 0), Table.number(slow, 0), Table.number(fast / slow, 1));
        }
        return table.remark("voice/allow. The server on loopback answers at once; a real OPA evaluates, too.");
    }

    private long[] took(PolicyEngine engine, EntryPoint entryPoint, int count) {
        long[] nanos = new long[count];
        for (int i = 0; i < count; i++) {
            long began = System.nanoTime();
            boolean allowed = engine.evaluate(entryPoint, document).allowed();
            nanos[i] = System.nanoTime() - began;
            if (!allowed) {
                throw new IllegalStateException(entryPoint + " was denied");
            }
        }
        java.util.Arrays.sort(nanos);
        return nanos;
    }

    private double perSecond(PolicyEngine engine, int count) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        List<Callable<long[]>> work = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            work.add(() -> took(engine, EntryPoint.ALLOW, count));
        }
        long began = System.nanoTime();
        for (Future<long[]> done : threads.invokeAll(work)) {
            done.get();
        }
        double seconds = (System.nanoTime() - began) / 1e9;
        threads.shutdown();
        return THREADS * count / seconds;
    }

    private static String micros(long[] sorted, double share) {
        return Table.number(sorted[(int) Math.min(sorted.length - 1, sorted.length * share)] / 1e3, 1);
    }

    private static HttpServer answering() throws Exception {
        // It writes head and body apart: without this each answer waits 40 ms for an acknowledgement, which is no hop's
        // cost.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        byte[] yes = "{\"result\":{\"allowed\":true}}".getBytes(StandardCharsets.UTF_8);
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newFixedThreadPool(THREADS, task -> {
            Thread thread = new Thread(task);
            thread.setDaemon(true);
            return thread;
        }));
        server.createContext("/", call -> {
            call.getRequestBody().readAllBytes();
            call.sendResponseHeaders(200, yes.length);
            try (OutputStream out = call.getResponseBody()) {
                out.write(yes);
            }
        });
        server.start();
        return server;
    }
}
