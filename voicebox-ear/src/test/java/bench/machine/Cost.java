package bench.machine;

/**
 * CPU time that was spent in a stretch of time, all in ms.
 *
 * @param wallMs how long it was
 * @param othersMs of processes that are not part of the benchmark
 * @param stealMs that the hypervisor gave to other machines
 */
public record Cost(double wallMs, double gatewayMs, double clientMs, double othersMs, double stealMs) {

    /** Of one core. */
    public double gatewayShare() {
        return gatewayMs / wallMs;
    }

    /** Of one core. */
    public double clientShare() {
        return clientMs / wallMs;
    }

    /** Of all cores. */
    public double othersShare() {
        return othersMs / wallMs / Box.cores();
    }

    /** Of all cores. */
    double stealShare() {
        return stealMs / wallMs / Box.cores();
    }
}
