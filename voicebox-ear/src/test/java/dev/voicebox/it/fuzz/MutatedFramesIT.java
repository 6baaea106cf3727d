package dev.voicebox.it.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import bench.machine.GatewayProcess;
import bench.machine.LiveHeap;

import dev.voicebox.it.RunningServer;
import dev.voicebox.nemesis.fleet.Metrics;

import static org.assertj.core.api.Assertions.assertThat;

/** A hundred thousand frames that no client should send, on many sockets at once: the server answers, and is as before. */
@Tag("fuzz")
class MutatedFramesIT {
    private static final long FRAMES = Long.getLong("fuzz.frames", 120_000);
    private static final long WARM_UP = FRAMES / 2;
    private static final int SOCKETS = 12;
    private static final double MIB = 1024 * 1024;
    /** Beyond the window for resuming, which the profile sets to 10 s, and the time that a sweep may be late. */
    private static final Duration SETTLED = Duration.ofSeconds(60);
    /** Caches grow a little for a while; a leak of 100 bytes a frame would be as much. */
    private static final double GROWTH_MIB = FRAMES * 100 / (1024.0 * 1024);

    private final RunningServer server = RunningServer.get();
    private final Target target = new Target(server.ws("/v1/realtime?model=gpt-realtime"), server.apiKey());
    private final Findings findings = new Findings();
    private final LiveHeap heap = new LiveHeap(GatewayProcess.pid());
    private final long seed = Long.getLong("fuzz.seed", System.nanoTime());

    @Test
    void mutatedFramesNeitherBreakNorHangNorFillTheServer() throws Exception {
        System.out.println("Mutated frames with -Dfuzz.seed=" + seed);
        KeptEvents kept = KeptEvents.read();
        attack(kept, seed - 1, WARM_UP);
        assertThat(findings.all()).as("with -Dfuzz.seed=" + seed).isEmpty();
        double before = settledMib();
        long start = System.nanoTime();
        List<Long> neighbour = attack(kept, seed, FRAMES);
        double seconds = (System.nanoTime() - start) / 1e9;
        double after = settledMib();

        assertThat(findings.all()).as("with -Dfuzz.seed=" + seed).isEmpty();
        System.out.printf(
                "%,d mutated frames on %d sockets in %.0f s; a neighbour's %d answers took %d ms at most;"
                        + " live heap %.1f MiB before, %.1f after%n",
                FRAMES, SOCKETS, seconds, neighbour.size(), Collections.max(neighbour), before, after);
        assertThat(after - before).as("MiB of heap that stay").isLessThan(GROWTH_MIB);
        assertThat(complaints()).as("errors in the server's log").isEmpty();
    }

    private List<Long> attack(KeptEvents kept, long from, long frames) throws InterruptedException {
        Neighbour neighbour = new Neighbour(target, findings);
        Thread beside = new Thread(neighbour, "neighbour");
        beside.start();
        AtomicLong left = new AtomicLong(frames);
        List<Thread> attacks = new ArrayList<>();
        for (int i = 0; i < SOCKETS; i++) {
            Thread attack = new Thread(
                    new Attack(target, new Mutations(from * SOCKETS + i, kept), left, findings), "attack-" + i);
            attack.start();
            attacks.add(attack);
        }
        for (Thread attack : attacks) {
            attack.join();
        }
        neighbour.hangUp();
        beside.join();
        return neighbour.millis();
    }

    /** Sessions whose client was cut off wait for it for a while, and are cleared away then. */
    private double settledMib() throws IOException, InterruptedException {
        Metrics metrics = new Metrics(server.http("/metrics"));
        long last = System.nanoTime() + SETTLED.toNanos();
        while (metrics.sum("voicebox_sessions_open") > 0 && System.nanoTime() < last) {
            Thread.sleep(500);
        }
        assertThat(metrics.sum("voicebox_sessions_open"))
                .as("sessions %s after the last client has gone", SETTLED)
                .isZero();
        return heap.bytes() / MIB;
    }

    private List<String> complaints() throws IOException {
        Path log = server.logs().resolve("gateway-1.log");
        return Files.readAllLines(log).stream()
                .filter(line -> line.contains("\"level\":\"ERROR\"")
                        || line.contains("\"level\":\"SEVERE\"")
                        || line.contains("\\tat ")
                        || line.startsWith("\tat "))
                .limit(20)
                .toList();
    }
}
