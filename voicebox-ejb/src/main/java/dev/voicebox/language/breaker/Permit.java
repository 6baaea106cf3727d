package dev.voicebox.language.breaker;

/** One admitted call. */
@FunctionalInterface
public interface Permit {

    /** Says how the call ended; only the first word counts. */
    void settle(Outcome outcome);
}
