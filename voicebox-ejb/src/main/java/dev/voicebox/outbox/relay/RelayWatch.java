package dev.voicebox.outbox.relay;

/** Sees what a relay does; for metrics and the log. */
public interface RelayWatch {

    void published(int events);

    /** A sink will not take the event as it is. */
    void refused(String eventId, String reason, boolean parked);

    /** Another relay has, or may have, the lane: what was told is told again. */
    void leaseLost(int lane);

    /** Said once, until {@link #working} is. */
    void interrupted(String reason);

    /** Said once, after {@link #interrupted}. */
    void working();
}
