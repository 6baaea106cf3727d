package dev.voicebox.persistence.policy;

import java.sql.SQLException;

/** The database does not answer, or not in time. */
public final class PolicyAuditUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    PolicyAuditUnavailable(SQLException cause) {
        super("PostgreSQL did not take decisions of the policy (SQLState " + cause.getSQLState() + ")", cause);
    }
}
