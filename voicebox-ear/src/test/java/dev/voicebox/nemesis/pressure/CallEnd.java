package dev.voicebox.nemesis.pressure;

/**
 * What became of a call.
 *
 * @param dueNanos when it was to begin
 * @param begunNanos when it did: later is the clients' own fault
 * @param endNanos when it had its answer, whole, or was refused
 * @param way of one that was answered
 * @param how empty of what is wrong
 */
record CallEnd(long dueNanos, long begunNanos, long endNanos, Kind kind, Way way, String how) {

    /** When the socket was open, and when {@code session.created} and {@code response.created} were there. */
    record Way(long openNanos, long sessionNanos, long responseNanos) {}

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

    double openMs() {
        return (way.openNanos() - begunNanos) / 1e6;
    }

    double sessionMs() {
        return (way.sessionNanos() - way.openNanos()) / 1e6;
    }

    double responseMs() {
        return (way.responseNanos() - way.sessionNanos()) / 1e6;
    }

    double answerMs() {
        return (endNanos - way.responseNanos()) / 1e6;
    }
}
