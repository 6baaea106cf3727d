package dev.voicebox.resume;

/** What became of an event. */
public enum Appended {
    /** Another gateway that takes the session has it: it may be sent. */
    APPENDED,
    /** It could not be stored in time and may be sent; who resumes from before it is refused. */
    UNKEPT,
    /** Another gateway owns the session: it must not be sent. */
    FENCED
}
