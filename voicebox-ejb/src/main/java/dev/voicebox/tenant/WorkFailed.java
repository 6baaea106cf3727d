package dev.voicebox.tenant;

/** Work on the database was rolled back; the cause says why. */
public final class WorkFailed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    WorkFailed(RuntimeException cause) {
        super(cause);
    }
}
