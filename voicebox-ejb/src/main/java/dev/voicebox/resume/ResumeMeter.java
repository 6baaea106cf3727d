package dev.voicebox.resume;

import java.time.Duration;

/** Who counts what becomes of sessions between gateways; called by many threads. */
public interface ResumeMeter {
    ResumeMeter NONE = new ResumeMeter() {};

    /** Something was said for a session that another gateway owns, and was not taken. */
    default void staleWrites(int many) {}

    default void claimed(Result result) {}

    /** A sweeper closed sessions that nobody had any more. */
    default void swept(int sessions) {}

    /** One trip of the log took so long. */
    default void trip(Duration took) {}

    /** Events were sent that are not kept. */
    default void unkept(int events) {}

    /** How a claim went. */
    enum Result {
        /** The session was here. */
        HERE,
        /** It was on another gateway. */
        MOVED,
        /** There is none, or the token is not its own. */
        UNKNOWN,
        /** What the client has not seen is not known any more. */
        GAP,
        UNAVAILABLE
    }
}
