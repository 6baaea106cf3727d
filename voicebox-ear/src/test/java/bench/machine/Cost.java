package bench.machine;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * CPU time that was spent in a stretch of time, all in ms.
 *
 * @param wallMs how long it was
 * @param othersMs of processes that are not part of the benchmark
 * @param stealMs that the hypervisor gave to other machines
 */
public record Cost(double wallMs, double gatewayMs, double clientMs, double othersMs, double stealMs) {
    /** Shares above which a figure says more about something else than about the gateway. */
    private static final double CLIENT = 0.70;

    private static final double OTHERS = 0.10;
    private static final double STEAL = 0.05;

    /** Shares of one core. */
    public double gatewayShare() {
        return gatewayMs / wallMs;
    }

    public double clientShare() {
        return clientMs / wallMs;
    }

    /** The same, for a load that may use its core as much as it likes. */
    public Cost ofOthers() {
        return new Cost(wallMs, gatewayMs, 0, othersMs, stealMs);
    }

    /** Why a figure that was measured meanwhile is void; empty when it is not. */
    public List<String> doubts() {
        List<String> doubts = new ArrayList<>();
        doubt(doubts, clientShare(), CLIENT, "the client used %.0f %% of a core");
        doubt(doubts, othersMs / wallMs / cores(), OTHERS, "other processes used %.0f %% of the machine");
        doubt(doubts, stealMs / wallMs / cores(), STEAL, "the hypervisor took %.0f %%");
        return doubts;
    }

    private static void doubt(List<String> doubts, double share, double limit, String text) {
        if (share > limit) {
            doubts.add(String.format(Locale.ROOT, text, share * 100));
        }
    }

    private static int cores() {
        return Box.cores();
    }
}
