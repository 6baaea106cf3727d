package dev.voicebox.overload;

import java.time.Duration;

/**
 * How much of what is new an overloaded server takes: less when work waits, more while it does not, as TCP finds out how much a
 * line takes. One that took nothing until it had nothing to do would, under a load that stays, swing between too much and
 * nothing. What the processors do is not asked: others may have them, or those who are refused.
 *
 * <pre>
 *   work waits 250 ms  nothing
 *   work waits  15 ms  nine tenths of what it was
 *   work waits   5 ms  as much as it was
 *   less               twice what it was; beyond what was nearly too much before, of all who ask 3 in 100 more
 * </pre>
 */
final class Intake {
    /** An answer takes a dozen steps, and may wait before each. */
    private static final Duration LATE = Duration.ofMillis(15);

    private static final Duration SOON = Duration.ofMillis(5);

    /** What it begins with again, and the least that is not nothing: at a hundred times the load it can take, it takes enough. */
    private static final double LEAST = 0.01;

    private static final double FAST = 2;
    private static final double CAREFUL = 0.03;
    private static final double BACK = 0.9;

    private double share;
    /** As far as is known. */
    private double bearable = 1;

    private boolean late;
    private double credit;

    /** Until what waits is done. */
    synchronized void close() {
        share = 0;
        bearable = 1;
        late = false;
        credit = 0;
    }

    /** About once a second. */
    synchronized void onSample(Load load) {
        Duration age = load.queueAge();
        if (age.compareTo(LATE) >= 0) {
            // What waits in the seconds after is still from then.
            bearable = late || share == 0 ? bearable : share * BACK;
            share = age.compareTo(LoadGate.FAR_BEHIND) >= 0 || share * BACK < LEAST ? 0 : share * BACK;
        } else if (age.compareTo(SOON) < 0) {
            double careful = Math.max(share + CAREFUL, Math.min(share * FAST, bearable));
            share = Math.min(1, share == 0 ? LEAST : careful);
        }
        late = age.compareTo(LATE) >= 0;
    }

    /** Of what is new, 0 to 1. */
    synchronized double share() {
        return share;
    }

    /** Whether this one is taken; over many of them as many are as the share says, evenly. */
    synchronized boolean takes() {
        credit += share;
        if (credit < 1) {
            return false;
        }
        credit -= 1;
        return true;
    }
}
