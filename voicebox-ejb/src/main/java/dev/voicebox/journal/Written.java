package dev.voicebox.journal;

/** What became of a record. */
public enum Written {
    /** No crash of any one process loses it: it is committed in the database, or synced in the log on disk. */
    DURABLE,
    /** It was not taken and will not appear: neither the database nor the log had room for it. */
    REFUSED,
    /** It was not taken and never will be: the database says that it cannot be kept. */
    REJECTED
}
