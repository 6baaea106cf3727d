package dev.voicebox.persistence.migration;

/** The schema is not at the version this build expects; the message says why in one line. */
public final class MigrationFailed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    MigrationFailed(String message, Throwable cause) {
        super(message, cause);
    }
}
