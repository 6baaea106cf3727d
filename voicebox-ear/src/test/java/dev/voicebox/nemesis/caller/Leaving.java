package dev.voicebox.nemesis.caller;

/** How a client parts with its session. */
public enum Leaving {
    /** Close 1000. */
    HANGS_UP,
    /** Its connection is cut, and it never comes back. */
    IS_CUT,
    /** It takes its session over a second connection while the first is open, and hangs up there. */
    DISPLACES,
    /** Its connection is cut; it comes back, says something more, and hangs up. */
    COMES_BACK,
    /** It has its session closed over HTTP. */
    DELETES
}
