package dev.voicebox.speech.failover;

import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Executor;

/**
 * How a chain gives an engine up.
 *
 * @param patience how long an engine may leave its caller without sound, before the first and between two pieces
 * @param rest how long an engine that failed is asked last; then one piece of work tries it again
 * @param threads where engines work, so that one that hangs can be left behind
 * @param alarm tells when the patience is over
 * @param clock tells when the rest is over
 * @param listener hears of failures
 */
public record FailoverRules(
        Duration patience,
        Duration rest,
        Executor threads,
        Alarm alarm,
        InstantSource clock,
        FailoverListener listener) {
    /** Long enough that not every chunk pays for a broken engine, short enough that a hiccup is soon forgotten. */
    public static final Duration REST = Duration.ofSeconds(30);

    /** No deadline, on the caller's thread. */
    public static FailoverRules unhurried() {
        return new FailoverRules(
                Duration.ZERO, REST, Runnable::run, Alarm.NEVER, InstantSource.system(), FailoverListener.NONE);
    }
}
