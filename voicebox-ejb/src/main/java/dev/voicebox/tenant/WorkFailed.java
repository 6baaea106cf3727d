package dev.voicebox.tenant;

import jakarta.ejb.ApplicationException;

/**
 * Work on the database was rolled back; the cause says why. An exception of the application to the container, so that
 * a database that is away does not fill the log with its stack traces.
 */
@ApplicationException(rollback = true)
public final class WorkFailed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    WorkFailed(RuntimeException cause) {
        super(cause);
    }
}
