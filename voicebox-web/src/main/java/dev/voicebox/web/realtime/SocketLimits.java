package dev.voicebox.web.realtime;

import java.time.Duration;

/**
 * How patient a socket is.
 *
 * @param pauseAbove bytes waiting from which the session is asked to hold back
 * @param resumeBelow bytes waiting from which it may go on
 * @param most bytes that may wait at all
 * @param stall how long sending may stand still, for each {@code pauseAbove} bytes of the frame on its way
 * @param ping between two pings
 * @param silence without a sign of life until the connection counts as lost
 */
record SocketLimits(int pauseAbove, int resumeBelow, int most, Duration stall, Duration ping, Duration silence) {
    static final SocketLimits DEFAULT = new SocketLimits(
            512 * 1024,
            256 * 1024,
            8 * 1024 * 1024,
            Duration.ofSeconds(5),
            Duration.ofSeconds(20),
            Duration.ofSeconds(45));

    /** A frame of many megabytes needs its time on a slow line; only its end shows that it moved. */
    long stallNanos(int frameSize) {
        return stall.toNanos() * (1 + frameSize / pauseAbove);
    }
}
