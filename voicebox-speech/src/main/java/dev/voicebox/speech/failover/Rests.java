package dev.voicebox.speech.failover;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/** Which engines of a chain are left alone for a while. Safe for many threads. */
public final class Rests {
    private final Duration length;
    private final InstantSource clock;
    private final Map<String, Instant> until = new HashMap<>();
    private final Map<String, Slowness> slow = new HashMap<>();

    public Rests(FailoverRules rules) {
        this.length = rules.rest();
        this.clock = rules.clock();
    }

    /** Whether the engine may be asked. When its rest is over that is true once: nobody else shall wait for the trial. */
    public synchronized boolean take(String engine) {
        Instant end = until.get(engine);
        if (end == null) {
            return true;
        }
        if (clock.instant().isBefore(end)) {
            return false;
        }
        rest(engine, length);
        return true;
    }

    /** @return how long it rests */
    public synchronized Duration failed(String engine, Throwable cause) {
        return rest(engine, isGrave(cause) ? length.multipliedBy(FailoverRules.GRAVE) : length);
    }

    /**
     * Nothing was heard of it in its time. It rests when that happened often of late, or while it was on trial.
     *
     * @param begun when it was asked
     * @return how long it rests; zero when it is forgiven
     */
    public synchronized Duration slow(String engine, Instant begun) {
        boolean often = slowness(engine).late(begun, clock.instant());
        return often || until.containsKey(engine) ? rest(engine, length) : Duration.ZERO;
    }

    public synchronized void worked(String engine) {
        slowness(engine).inTime();
        until.remove(engine);
    }

    /** It was asked, but nobody waited for what came of it: whoever comes next may try. */
    public synchronized void unknown(String engine) {
        until.computeIfPresent(engine, (id, end) -> clock.instant());
    }

    /** Whether nothing of the kind ends by itself soon: memory that is full, code that does not fit. */
    public static boolean isGrave(Throwable cause) {
        return cause instanceof OutOfMemoryError || cause instanceof LinkageError;
    }

    private Slowness slowness(String engine) {
        return slow.computeIfAbsent(engine, id -> new Slowness());
    }

    private Duration rest(String engine, Duration time) {
        until.put(engine, clock.instant().plus(time));
        return time;
    }
}
