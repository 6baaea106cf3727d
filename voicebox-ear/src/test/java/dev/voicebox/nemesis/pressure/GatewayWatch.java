package dev.voicebox.nemesis.pressure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

import dev.voicebox.nemesis.fleet.Fleet;
import dev.voicebox.nemesis.fleet.GatewayMember;
import dev.voicebox.nemesis.run.Promise;

/** Looks at the process of the first gateway of a fleet: whether it is still the same one, and how much memory it has. */
final class GatewayWatch implements AutoCloseable {
    private static final int LOOK_MS = 250;
    private static final double MB_PER_KB = 1024 / 1e6;

    private final GatewayMember gateway;
    private final long pid;
    private final Path log;
    private final int saidBefore;
    private final AtomicLong mostKb = new AtomicLong();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();

    GatewayWatch(Fleet fleet) throws IOException {
        this.gateway = fleet.gateways().get(0);
        this.pid = gateway.member().pid();
        this.log = fleet.logs().resolve(gateway.member() + ".log");
        this.saidBefore = outOfMemory();
        timer.scheduleWithFixedDelay(this::look, 0, LOOK_MS, TimeUnit.MILLISECONDS);
    }

    private void look() {
        mostKb.accumulateAndGet(residentKb(), Math::max);
    }

    /** 0 when the process is gone. */
    private long residentKb() {
        try (Stream<String> lines = Files.lines(Path.of("/proc/" + pid + "/status"))) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .sum();
        } catch (IOException | RuntimeException gone) {
            return 0;
        }
    }

    /** MB of resident memory, the most since the last question. */
    double takeMostMb() {
        look();
        return mostKb.getAndSet(0) * MB_PER_KB;
    }

    /** Open files and sockets. */
    long files() throws IOException {
        try (Stream<Path> all = Files.list(Path.of("/proc/" + pid, "fd"))) {
            return all.count();
        }
    }

    private int outOfMemory() throws IOException {
        if (!Files.exists(log)) {
            return 0;
        }
        try (Stream<String> lines = Files.lines(log)) {
            return (int) lines.filter(line -> line.contains("OutOfMemoryError")).count();
        }
    }

    List<Promise> promises() throws IOException {
        boolean lives = gateway.member().isAlive() && gateway.member().pid() == pid;
        return List.of(
                new Promise("Servers that died", lives ? 0 : 1, 0),
                new Promise("OutOfMemoryError in its log", outOfMemory() - saidBefore, 0));
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
