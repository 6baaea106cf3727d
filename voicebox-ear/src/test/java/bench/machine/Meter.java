package bench.machine;

import java.util.List;
import java.util.stream.Stream;

/** Measures what a stretch of time costs the gateway, the load, and the machine. Runs in the load's process. */
public final class Meter {
    private final long gateway;
    private final ProcessHandle family;

    private long startNanos;
    private double gatewayMs;
    private double clientMs;
    private double oursMs;
    private Proc.Cores cores;

    /** @param gateway its process id */
    public Meter(long gateway) {
        this.gateway = gateway;
        this.family = ProcessHandle.current().parent().orElseGet(ProcessHandle::current);
    }

    public Meter start() {
        oursMs = Proc.cpuMs(ours());
        gatewayMs = Proc.cpuMs(gateway);
        clientMs = Proc.cpuMs(ProcessHandle.current().pid());
        cores = Proc.cores();
        startNanos = System.nanoTime();
        return this;
    }

    public Cost stop() {
        double wall = (System.nanoTime() - startNanos) / 1e6;
        Proc.Cores now = Proc.cores();
        double others = now.busyMs() - cores.busyMs() - (Proc.cpuMs(ours()) - oursMs);
        return new Cost(
                wall,
                Proc.cpuMs(gateway) - gatewayMs,
                Proc.cpuMs(ProcessHandle.current().pid()) - clientMs,
                Math.max(0, others),
                now.stealMs() - cores.stealMs());
    }

    /** The harness, the gateway, the services and the load. */
    private List<Long> ours() {
        return Stream.concat(Stream.of(family), family.descendants())
                .map(ProcessHandle::pid)
                .toList();
    }
}
