package dev.voicebox.persistence.journal;

import java.io.IOException;
import java.sql.SQLException;

/**
 * PostgreSQL did not write the batch in time, be it gone, slow, full or not migrated. It may have been written after all:
 * write it again.
 */
public final class DatabaseAway extends Exception {

    private static final long serialVersionUID = 1L;

    private DatabaseAway(String message, Throwable cause) {
        super(message, cause);
    }

    /** Keeps the state, and what the network said; messages of a batch repeat its rows. */
    static DatabaseAway of(SQLException failure) {
        Throwable cause = failure;
        while (cause != null && !(cause instanceof IOException)) {
            cause = cause.getCause();
        }
        return new DatabaseAway("PostgreSQL did not write (SQLState " + failure.getSQLState() + ")", cause);
    }

    static DatabaseAway late() {
        return new DatabaseAway("PostgreSQL did not write in time", null);
    }
}
