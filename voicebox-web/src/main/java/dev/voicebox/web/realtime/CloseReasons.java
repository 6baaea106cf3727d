package dev.voicebox.web.realtime;

import java.nio.charset.StandardCharsets;

/** The words of a close frame. */
final class CloseReasons {
    /** A control frame has at most 125 bytes, two of them are the code. */
    private static final int MAX_BYTES = 123;

    private CloseReasons() {}

    /** As much of the reason as fits, cut between characters. */
    static String fit(String reason) {
        String fitting = reason == null ? "" : reason;
        while (fitting.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
            fitting = fitting.substring(0, fitting.offsetByCodePoints(fitting.length(), -1));
        }
        return fitting;
    }
}
