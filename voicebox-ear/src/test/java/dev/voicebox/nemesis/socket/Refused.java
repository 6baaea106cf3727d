package dev.voicebox.nemesis.socket;

import java.io.IOException;

/** Somebody was not let in, and was told so before there was a socket. */
public final class Refused extends IOException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final boolean retryAfter;

    Refused(int status, boolean retryAfter) {
        super("refused with " + status + (retryAfter ? "" : ", and not told when to try again"));
        this.status = status;
        this.retryAfter = retryAfter;
    }

    /** Whether it is what who comes to a server with too much to do is promised. */
    public boolean isForNow() {
        return status == 503 && retryAfter;
    }
}
