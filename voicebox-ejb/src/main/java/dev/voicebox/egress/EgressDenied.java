package dev.voicebox.egress;

/** An address that this server does not call; the message says why and what to do, and names no address behind a host. */
public final class EgressDenied extends Exception {
    private static final long serialVersionUID = 1L;

    EgressDenied(String message) {
        super(message, null, false, false);
    }
}
