package dev.voicebox.speech.failover;

/** Why an engine was given up for a piece of work. */
public enum Fault {
    /** It failed before any result. */
    BROKEN,
    /** Nothing was heard of it in its time. */
    SLOW,
    /** It failed, or fell silent, after some of the sound. */
    BROKE_OFF
}
