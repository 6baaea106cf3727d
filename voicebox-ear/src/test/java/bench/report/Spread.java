package bench.report;

import java.util.Arrays;
import java.util.Collection;

/** Sorted values of one kind, and what they say. */
public record Spread(double[] sorted) {
    /** A percentile of fewer values than this would be one of the few largest ones. */
    private static final int ENOUGH_BEYOND = 2;

    public Spread {
        sorted = sorted.clone();
        Arrays.sort(sorted);
    }

    public static Spread of(Collection<Double> values) {
        return new Spread(values.stream().mapToDouble(Double::doubleValue).toArray());
    }

    public int count() {
        return sorted.length;
    }

    public double median() {
        int half = sorted.length / 2;
        if (sorted.length == 0) {
            return Double.NaN;
        }
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }

    /** @return NaN where too few values lie beyond it */
    public double percentile(double share) {
        return (1 - share) * sorted.length < ENOUGH_BEYOND ? Double.NaN : at(share);
    }

    public double min() {
        return sorted.length == 0 ? Double.NaN : sorted[0];
    }

    public double max() {
        return sorted.length == 0 ? Double.NaN : sorted[sorted.length - 1];
    }

    private double at(double share) {
        return sorted[(int) Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)];
    }
}
