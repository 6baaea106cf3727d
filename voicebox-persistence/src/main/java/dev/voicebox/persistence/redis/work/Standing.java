package dev.voicebox.persistence.redis.work;

/** How a worker stands to its job. */
public enum Standing {
    /** It has it. */
    OK,
    /** Another one has it. */
    FENCED,
    /** It has ended, or nobody wants it any more. */
    GONE,
    /** It has it, but has to wait before it says more: its gateway does not keep up. */
    FULL
}
