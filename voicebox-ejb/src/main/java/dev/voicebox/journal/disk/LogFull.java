package dev.voicebox.journal.disk;

import java.io.IOException;

/** The log has as many bytes as it may. */
public final class LogFull extends IOException {
    private static final long serialVersionUID = 1L;

    LogFull(long maxBytes) {
        super("the log has reached its bound of " + maxBytes + " bytes");
    }
}
