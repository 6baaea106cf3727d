package dev.voicebox.persistence.outbox;

/** The database did not do it; the message is its own. Trying again later is safe. */
public final class OutboxUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    OutboxUnavailable(Throwable cause) {
        super(cause.getMessage(), cause);
    }
}
