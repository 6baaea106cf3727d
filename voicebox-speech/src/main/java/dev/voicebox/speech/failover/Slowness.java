package dev.voicebox.speech.failover;

import java.time.Instant;

/** How often an engine was too slow of late. For one thread at a time. */
final class Slowness {
    /** Pieces of work that are looked back on. */
    private static final int OF_LATE = 4;

    /** That many of them make an engine a slow one; a single one may be the machine's fault. */
    private static final int OFTEN = 2;

    /** One bit for each of the last pieces, the newest the lowest. */
    private int slow;

    private Instant noticed = Instant.MIN;

    void inTime() {
        slow = next();
    }

    /**
     * Work that had begun when the engine was last found slow met the same hiccup, which counts once however many sessions
     * it held up.
     *
     * @return whether that was too often
     */
    boolean late(Instant begun, Instant now) {
        if (!begun.isBefore(noticed)) {
            slow = next() | 1;
            noticed = now;
        }
        return Integer.bitCount(slow) >= OFTEN;
    }

    private int next() {
        return slow << 1 & (1 << OF_LATE) - 1;
    }
}
