package bench.machine;

import java.util.List;

/** Gives the gateway cores of its own, and the others to the load and the services. */
public record Pinning(String gatewayCores, String otherCores) {

    /** Half of the cores each; nothing is pinned on a single core or without {@code taskset}. */
    public static Pinning ofThisMachine() {
        int cores = Box.cores();
        boolean possible = cores > 1 && !Box.say("taskset", "--version").isEmpty();
        return possible ? new Pinning(range(0, cores / 2 - 1), range(cores / 2, cores - 1)) : new Pinning("", "");
    }

    public boolean isOn() {
        return !gatewayCores.isEmpty();
    }

    /** Pins the gateway, and everything else that this process has started. */
    public void apply(long gateway) {
        if (isOn()) {
            ProcessHandle.current().descendants().forEach(child -> pin(child.pid(), otherCores));
            pin(gateway, gatewayCores);
        }
    }

    /** Put before the command of the load. */
    public List<String> prefix() {
        return isOn() ? List.of("taskset", "-c", otherCores) : List.of();
    }

    @Override
    public String toString() {
        return isOn() ? "gateway on core " + gatewayCores + ", load and services on core " + otherCores : "not pinned";
    }

    private static void pin(long pid, String cores) {
        Box.say("taskset", "-a", "-c", "-p", cores, Long.toString(pid));
    }

    private static String range(int first, int last) {
        return first == last ? Integer.toString(first) : first + "-" + last;
    }
}
