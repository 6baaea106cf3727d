package dev.voicebox.overload;

import java.util.Optional;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;

/**
 * How much of the processors is used or taken away (steal), between one question and the next, by the first line of
 * {@code /proc/stat}.
 */
final class CpuShare {
    private static final int IDLE = 3;
    private static final int IOWAIT = 4;
    /** Guests, which follow, are part of what users have. */
    private static final int STEAL = 7;

    private final Supplier<Optional<String>> stat;
    private final DoubleSupplier otherwise;
    private long busy;
    private long all;

    /**
     * @param stat the line, where there is one
     * @param otherwise the share where there is none; below 0 for not known
     */
    CpuShare(Supplier<Optional<String>> stat, DoubleSupplier otherwise) {
        this.stat = stat;
        this.otherwise = otherwise;
    }

    /** 0 to 1; 0 at the first question. */
    double next() {
        return stat.get().map(this::since).orElseGet(() -> Math.max(0, otherwise.getAsDouble()));
    }

    private double since(String line) {
        String[] words = line.strip().split("\\s+");
        long sum = 0;
        long idle = 0;
        for (int i = 0; i <= STEAL && i + 1 < words.length; i++) {
            long ticks = Long.parseLong(words[i + 1]);
            sum += ticks;
            idle += i == IDLE || i == IOWAIT ? ticks : 0;
        }
        long passed = sum - all;
        double share = all == 0 || passed <= 0 ? 0 : (double) (sum - idle - busy) / passed;
        busy = sum - idle;
        all = sum;
        return share;
    }
}
