package dev.voicebox.persistence.history;

import java.sql.SQLException;

/** PostgreSQL did not answer, or not in time. */
public final class HistoryUnreadable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    HistoryUnreadable(SQLException cause) {
        super("PostgreSQL did not answer (SQLState " + cause.getSQLState() + ")", cause);
    }
}
