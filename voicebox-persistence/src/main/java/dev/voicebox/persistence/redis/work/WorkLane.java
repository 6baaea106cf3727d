package dev.voicebox.persistence.redis.work;

/** Which orders come first: as long as there is one of the first lane, none of the second is begun. */
public enum WorkLane {
    /** Somebody is on the line. */
    LIVE,
    /** Somebody waits for a file. */
    BATCH
}
