package dev.voicebox.persistence.usage;

import java.sql.SQLException;

/** The database does not answer, or not in time. */
public final class UsageUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UsageUnavailable(SQLException cause) {
        super("PostgreSQL did not answer (SQLState " + cause.getSQLState() + ")", cause);
    }
}
