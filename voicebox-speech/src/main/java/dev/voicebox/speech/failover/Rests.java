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
        rest(engine);
        return true;
    }

    public synchronized void failed(String engine) {
        rest(engine);
    }

    public synchronized void worked(String engine) {
        until.remove(engine);
    }

    /** It was asked, but nobody waited for what came of it: whoever comes next may try. */
    public synchronized void unknown(String engine) {
        until.computeIfPresent(engine, (id, end) -> clock.instant());
    }

    private void rest(String engine) {
        until.put(engine, clock.instant().plus(length));
    }
}
