package dev.voicebox.nemesis.load;

/**
 * An answer that a client asked for.
 *
 * @param seen whether its end, with its cost, reached the client; else it may have been made or not
 */
public record Asked(String session, boolean seen, long inputTokens, long outputTokens) {}
