package bench.load;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import bench.call.Caller;
import bench.call.Line;
import bench.call.Sounds;
import bench.call.Talk;
import bench.machine.Box;
import bench.machine.Cost;
import bench.machine.Meter;
import bench.report.Progress;
import bench.report.Spread;

/** Round trips of the protocol while others talk, beside those of a bare echo on the same server at the same time. */
final class ProtocolBench {
    static final int TALKERS = 50;
    static final int PROBES = 4;
    private static final long CYCLE_MS = 7_200;

    private final Line line;
    private final URI echo;
    private final Sounds sounds;
    private final Pace pace;
    private final Meter meter;
    private final ProtocolReport report = new ProtocolReport();

    ProtocolBench(Line line, URI echo, Sounds sounds, Pace pace, Meter meter) {
        this.line = line;
        this.echo = echo;
        this.sounds = sounds;
        this.pace = pace;
        this.meter = meter;
    }

    String run(long seed) throws InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(PROBES);
        try {
            for (int round = 1; round <= pace.rounds(); round++) {
                Progress.tell(
                        "protocol of " + PROBES + " probes beside " + TALKERS + " talking sessions, round " + round);
                measure(threads, seed + round);
            }
        } finally {
            threads.shutdownNow();
        }
        return report.toString();
    }

    private void measure(ExecutorService threads, long seed) throws InterruptedException {
        List<Caller> callers = line.openForTurns(TALKERS);
        List<Probe> probes = probes(seed);
        talk(callers, probes, threads, pace.probeWarmUp(), new RoundTrips());
        int before = events(callers, probes);
        int errorsBefore = errors(callers);
        meter.start();
        Spread late = talk(callers, probes, threads, pace.protocol(), report.trips());
        Cost cost = meter.stop();
        report.add(cost, events(callers, probes) - before, late, errors(callers) - errorsBefore, Box.load());
        probes.forEach(Probe::close);
        Line.close(probes.stream().map(Probe::caller).toList());
        Line.close(callers);
    }

    private List<Probe> probes(long seed) throws InterruptedException {
        List<Probe> probes = new ArrayList<>();
        for (Caller caller : line.openForTurns(PROBES)) {
            probes.add(new Probe(caller, line.openEcho(echo), seed * PROBES + probes.size()));
        }
        return probes;
    }

    private Spread talk(List<Caller> callers, List<Probe> probes, ExecutorService threads, long ms, RoundTrips trips) {
        long end = System.nanoTime() + ms * 1_000_000;
        List<CompletableFuture<Void>> running = probes.stream()
                .map(probe -> CompletableFuture.runAsync(() -> run(probe, end, trips), threads))
                .toList();
        Spread late = new Talk(callers, sounds, CYCLE_MS).run(ms);
        running.forEach(CompletableFuture::join);
        return late;
    }

    private static void run(Probe probe, long end, RoundTrips trips) {
        try {
            probe.run(end, trips);
        } catch (InterruptedException e) {
            throw new CompletionException(e);
        }
    }

    private static int events(List<Caller> callers, List<Probe> probes) {
        return callers.stream()
                        .mapToInt(caller -> caller.totalFrames() + caller.heard())
                        .sum()
                + probes.stream().mapToInt(Probe::events).sum();
    }

    private static int errors(List<Caller> callers) {
        return callers.stream().mapToInt(caller -> caller.watch().errors()).sum();
    }
}
