package dev.voicebox.outbox.start;

/**
 * How full the outbox of all servers is, as it was when someone last looked.
 *
 * @param waiting events that are not told yet, without those that are parked
 * @param parked events that wait for a person
 * @param oldestSeconds since when the oldest of the waiting ones waits; 0 if there is none
 */
public record OutboxFigures(long waiting, long parked, double oldestSeconds) {
    static final OutboxFigures NONE = new OutboxFigures(0, 0, 0);
}
