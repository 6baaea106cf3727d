package dev.voicebox.journal.commit;

import java.time.Duration;

/** Who counts what the journal does; called by its threads. */
public interface JournalMeter {
    JournalMeter NONE = new JournalMeter() {};

    /** Records were acknowledged: out of the database, or out of the log. */
    default void appended(Path path, int records) {}

    default void refused(int records) {}

    /** How long the database took for a batch. */
    default void committed(Duration took) {}

    /** Which way records became durable. */
    enum Path {
        DIRECT,
        LOG
    }
}
