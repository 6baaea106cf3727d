package dev.voicebox.web.realtime;

/** What the container reports when a socket ends. */
final class CloseCodesSeen {
    private static final int LOST = 1006;
    private static final int INTERNAL = 1011;

    private CloseCodesSeen() {}

    /** The container says 1011 when a connection was cut; no client sends that. */
    static int ofClient(int code) {
        return code == INTERNAL ? LOST : code;
    }
}
