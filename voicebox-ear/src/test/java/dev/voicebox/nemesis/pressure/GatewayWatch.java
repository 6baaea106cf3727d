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
    private static final double MB_PER_PAGE = 4096 / 1e6;

    private final GatewayMember gateway;
    private final long pid;
    private final Path log;
    private final int saidBefore;
    private final AtomicLong mostKb = new AtomicLong();
    private final AtomicLong mostPages = new AtomicLong();
    private final Processors processors;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();

    GatewayWatch(Fleet fleet) throws IOException {
        this.gateway = fleet.gateways().get(0);
        this.pid = gateway.member().pid();
        this.log = fleet.logs().resolve(gateway.member() + ".log");
        this.saidBefore = outOfMemory();
        this.processors = new Processors(pid);
        timer.scheduleWithFixedDelay(this::look, 0, LOOK_MS, TimeUnit.MILLISECONDS);
    }

    private void look() {
        mostKb.accumulateAndGet(residentKb(), Math::max);
        mostPages.accumulateAndGet(kernelPages(), Math::max);
    }

    /** Of all connections of this machine, both ends. */
    private static long kernelPages() {
        try (Stream<String> lines = Files.lines(Path.of("/proc/net/sockstat"))) {
            return lines.filter(line -> line.startsWith("TCP:"))
                    .mapToLong(line -> Long.parseLong(line.substring(line.lastIndexOf(' ') + 1)))
                    .sum();
        } catch (IOException | RuntimeException absent) {
            return 0;
        }
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

    /** MB that the kernel has for what is on its way, the most since the last question. */
    double takeMostKernelMb() {
        look();
        return mostPages.getAndSet(0) * MB_PER_PAGE;
    }

    /** Who had the processors since the last question. */
    Processors.Shares takeProcessors() {
        return processors.take();
    }

    /** Open; not the files, of which each session that may come back has one for its sound. */
    long sockets() throws IOException {
        try (Stream<Path> all = Files.list(Path.of("/proc/" + pid, "fd"))) {
            return all.filter(GatewayWatch::isSocket).count();
        }
    }

    private static boolean isSocket(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString().startsWith("socket:");
        } catch (IOException closedMeanwhile) {
            return false;
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
