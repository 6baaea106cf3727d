package dev.voicebox.speech.failover;

import java.time.Duration;

/** Tells when time is up; a parameter, so that tests need none. */
@FunctionalInterface
public interface Alarm {

    /** For work that may take as long as it likes. */
    Alarm NEVER = (delay, ring) -> () -> {};

    /**
     * Rings once after that time, on any thread.
     *
     * @return calls it off; what rings already is not stopped
     */
    Runnable set(Duration delay, Runnable ring);
}
