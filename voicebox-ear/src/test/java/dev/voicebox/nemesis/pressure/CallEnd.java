package dev.voicebox.nemesis.pressure;

/**
 * What became of a call.
 *
 * @param dueNanos when it was to begin
 * @param begunNanos when it did: later is the clients' own fault
 * @param endNanos when it had its answer, whole, or was refused
 * @param how empty of what is wrong
 */
record CallEnd(long dueNanos, long begunNanos, long endNanos, Kind kind, String how) {

    enum Kind {
        /** Let in, and answered. */
        DONE,
        /** With 503, and when to try again. */
        REFUSED,
        /** Anything else. */
        WRONG
    }

    boolean is(Kind one) {
        return kind == one;
    }

    /** A late begin is part of it. */
    double ms() {
        return (endNanos - dueNanos) / 1e6;
    }

    double lateMs() {
        return (begunNanos - dueNanos) / 1e6;
    }
}
