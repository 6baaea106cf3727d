package dev.voicebox.job.stream;

/** Why an order came to nothing without a worker saying so. */
public enum Loss {
    /** Redis does not answer. */
    AWAY,
    /** Too many orders wait. */
    BUSY,
    /** Nobody had begun it in time. */
    LATE,
    /** Redis has lost it, or something of what a worker said. */
    LOST
}
