package dev.voicebox.speech.audio;

import java.math.BigInteger;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The filter between two rates: one row of coefficients per position of an output sample between two input samples.
 *
 * @param up rows, and output samples per {@code down} input samples
 * @param down input samples per {@code up} output samples
 * @param reach input samples that a row looks at on each side
 * @param rows {@code up} rows of {@code 2 * reach + 1} coefficients, each row of sum 1
 */
record SincTable(int up, int down, int reach, float[][] rows) {
    private static final int ZERO_CROSSINGS = 16;
    private static final double BETA = 9;
    private static final double CUTOFF = 0.92;

    /** Rows that are still a table and not a waste: 8000 to 44100 Hz needs 441, 11025 to 192000 Hz needs 2560. */
    private static final int MAX_ROWS = 2_560;

    private static final Map<Long, SincTable> MADE = new ConcurrentHashMap<>();

    static SincTable of(int fromRate, int toRate) {
        if (fromRate <= 0 || toRate <= 0) {
            throw new IllegalArgumentException("sample rates must be above 0 Hz: " + fromRate + " to " + toRate);
        }
        int common =
                BigInteger.valueOf(fromRate).gcd(BigInteger.valueOf(toRate)).intValue();
        int up = toRate / common;
        int down = fromRate / common;
        if (up > MAX_ROWS || down > MAX_ROWS) {
            throw new IllegalArgumentException("cannot resample " + fromRate + " Hz to " + toRate
                    + " Hz; use a common rate such as 8000, 16000, 24000 or 48000 Hz");
        }
        return MADE.computeIfAbsent(((long) up << 32) | down, key -> make(up, down));
    }

    /** The output sample at this row over the window that starts at {@code from}. */
    short apply(int row, float[] window, int from) {
        float[] weights = rows[row];
        float sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i] * window[from + i];
        }
        return (short) Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, Math.round(sum)));
    }

    private static SincTable make(int up, int down) {
        if (up == down) {
            return new SincTable(up, down, 0, new float[][] {{1}});
        }
        double pass = CUTOFF * Math.min(1.0, (double) up / down);
        int reach = (int) Math.ceil(ZERO_CROSSINGS / pass);
        float[][] rows = new float[up][];
        for (int row = 0; row < up; row++) {
            rows[row] = row((double) row / up, pass, reach);
        }
        return new SincTable(up, down, reach, rows);
    }

    private static float[] row(double offset, double pass, int reach) {
        double[] weights = new double[2 * reach + 1];
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            double distance = i - reach - offset;
            weights[i] = sinc(distance * pass) * kaiser(distance * pass / ZERO_CROSSINGS);
            sum += weights[i];
        }
        float[] row = new float[weights.length];
        for (int i = 0; i < row.length; i++) {
            row[i] = (float) (weights[i] / sum);
        }
        return row;
    }

    private static double sinc(double x) {
        return x == 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
    }

    private static double kaiser(double x) {
        return Math.abs(x) >= 1 ? 0 : bessel(BETA * Math.sqrt(1 - x * x)) / bessel(BETA);
    }

    /** Modified Bessel function of the first kind, order 0, by its power series. */
    private static double bessel(double x) {
        double sum = 1;
        double term = 1;
        for (int k = 1; term > 1e-12 * sum; k++) {
            term *= (x / (2 * k)) * (x / (2 * k));
            sum += term;
        }
        return sum;
    }
}
