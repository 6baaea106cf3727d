package dev.voicebox.nemesis.proxy;

/** Which way bytes go. */
public enum Direction {
    /** From the one that has connected. */
    TO_SERVER,
    TO_CLIENT
}
