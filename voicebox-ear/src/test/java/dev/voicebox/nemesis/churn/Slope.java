package dev.voicebox.nemesis.churn;

import java.util.List;

/** How the heap grows with sessions: the line with the least squares through what was measured, and its middle. */
record Slope(double bytesPerSession, double meanBytes) {

    static Slope of(List<Holdings> measured) {
        double x = measured.stream().mapToDouble(Holdings::sessions).average().orElse(0);
        double y = measured.stream().mapToDouble(Holdings::heapBytes).average().orElse(0);
        double up = 0;
        double down = 0;
        for (Holdings one : measured) {
            up += (one.sessions() - x) * (one.heapBytes() - y);
            down += (one.sessions() - x) * (one.sessions() - x);
        }
        return new Slope(down == 0 ? 0 : up / down, y);
    }

    /** In a thousand sessions. */
    double percentPerThousand() {
        return meanBytes == 0 ? 0 : 100 * 1_000 * bytesPerSession / meanBytes;
    }
}
