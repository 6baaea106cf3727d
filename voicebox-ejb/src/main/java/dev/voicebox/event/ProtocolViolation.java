package dev.voicebox.event;

/** A client's event breaks the protocol; it is refused as a whole and nothing of it is applied. */
public final class ProtocolViolation extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient ProtocolError error;

    public ProtocolViolation(ProtocolError error) {
        super(error.code().wire(), null, false, false);
        this.error = error;
    }

    public ProtocolError error() {
        return error;
    }
}
