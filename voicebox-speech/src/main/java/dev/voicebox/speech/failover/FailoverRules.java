package dev.voicebox.speech.failover;

import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Executor;

/**
 * How a chain gives an engine up.
 *
 * @param patience how long an engine may leave its caller without sound, before the first and between two pieces; of a long
 *     text {@link #patienceFor longer}
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

    /** So many rests does an engine take whose memory is full or whose code does not fit: five minutes. */
    static final int GRAVE = 10;

    /**
     * An engine that makes a whole sentence before its first sound takes a time that grows with it: MaryTTS some 2 ms a
     * character with a core of its own, and a busy machine may leave it a tenth of one.
     */
    private static final Duration PER_CHARACTER = Duration.ofMillis(20);

    /** A clause, which every engine has in no time. */
    private static final int SHORT = 40;

    /** From here on patience does not grow: engines cut longer texts and speak the first part at once. */
    private static final int LONG = 200;

    /** @param characters length of the text to be spoken */
    public Duration patienceFor(int characters) {
        int more = Math.max(0, Math.min(LONG, characters) - SHORT);
        return patience.plus(PER_CHARACTER.multipliedBy(more));
    }

    /** No deadline, on the caller's thread. */
    public static FailoverRules unhurried() {
        return new FailoverRules(
                Duration.ZERO, REST, Runnable::run, Alarm.NEVER, InstantSource.system(), FailoverListener.NONE);
    }
}
