package dev.voicebox.journal;

import java.util.function.Consumer;

/** Takes what happened in sessions and makes it durable. */
public interface Journal {

    /**
     * Never blocks; records of one session are kept in the order in which they were appended.
     *
     * @param outcome told exactly once, on any thread, perhaps before this returns; it must not block
     */
    void append(JournalRecord record, Consumer<Written> outcome);

    /** Under which name the server that writes it says that it lives; {@code null} if it does not. */
    default String gateway() {
        return null;
    }
}
