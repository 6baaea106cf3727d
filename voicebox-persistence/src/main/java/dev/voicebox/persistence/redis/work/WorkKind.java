package dev.voicebox.persistence.redis.work;

import java.util.Locale;

/** What is to be done; a queue, and a group of workers, for each. */
public enum WorkKind {
    /** To hear: a turn is put into words. */
    STT,
    /** To speak a chunk of an answer. */
    TTS,
    /** To think: a language model is asked. */
    LLM;

    /** In keys, roles and metrics. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The consumer group. */
    String group() {
        return word() + "-workers";
    }
}
