package dev.voicebox.nemesis.proxy;

import java.time.Duration;

/**
 * What a proxy does to every connection, in both directions unless said otherwise.
 *
 * @param latency added to each piece of bytes, whose order stays
 * @param jitter up to so much more, at random
 * @param bytesPerSecond of each direction; 0: as fast as it goes
 * @param slice most bytes of one write; 0: as they come
 * @param stall which bytes stay where they are
 * @param cutAfter bytes of one direction after which both ends get a reset; 0: the proxy does not cut
 */
public record Fault(Duration latency, Duration jitter, long bytesPerSecond, int slice, Stall stall, long cutAfter) {
    public static final Fault NONE = new Fault(Duration.ZERO, Duration.ZERO, 0, 0, Stall.NOTHING, 0);

    /** What is not taken from the senders, or not handed on. */
    public enum Stall {
        NOTHING,
        /** The server seems not to read; what it says still comes. */
        TO_SERVER,
        /** The client seems not to read. */
        TO_CLIENT,
        /**
         * New connections are accepted and old ones stay, and no byte comes through. As when the network loses every
         * packet, what was sent into it comes late, when the network is well again.
         */
        EVERYTHING;

        boolean holds(Direction direction) {
            return this == EVERYTHING || name().equals(direction.name());
        }
    }

    public Fault {
        if (latency.isNegative() || jitter.isNegative() || bytesPerSecond < 0 || slice < 0 || cutAfter < 0) {
            throw new IllegalArgumentException("A fault delays by 0 or more and takes sizes of 0 or more");
        }
    }

    public static Fault delayedBy(Duration latency, Duration jitter) {
        return new Fault(latency, jitter, 0, 0, Stall.NOTHING, 0);
    }

    public static Fault slowedTo(long bytesPerSecond) {
        return new Fault(Duration.ZERO, Duration.ZERO, bytesPerSecond, 0, Stall.NOTHING, 0);
    }

    public static Fault slicedTo(int bytes) {
        return new Fault(Duration.ZERO, Duration.ZERO, 0, bytes, Stall.NOTHING, 0);
    }

    public static Fault stalled(Stall stall) {
        return new Fault(Duration.ZERO, Duration.ZERO, 0, 0, stall, 0);
    }

    public static Fault blackHole() {
        return stalled(Stall.EVERYTHING);
    }

    public static Fault cutAfter(long bytes) {
        return new Fault(Duration.ZERO, Duration.ZERO, 0, 0, Stall.NOTHING, bytes);
    }
}
