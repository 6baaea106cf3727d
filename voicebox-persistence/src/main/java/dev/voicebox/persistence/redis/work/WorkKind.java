package dev.voicebox.persistence.redis.work;

import java.util.Locale;

/** What is to be done; a queue, and a group of workers, for each. */
public enum WorkKind {
    STT,
    TTS;

    /** In keys, roles and metrics. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The consumer group. */
    String group() {
        return word() + "-workers";
    }
}
