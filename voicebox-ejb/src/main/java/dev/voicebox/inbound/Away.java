package dev.voicebox.inbound;

/** Something that a record needs is not there now: the record waits. */
public final class Away extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public Away(String what, Throwable cause) {
        super(what, cause);
    }
}
