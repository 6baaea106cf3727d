package dev.voicebox.job;

/** Why speech work came to nothing, in the terms that a caller can act on. */
public enum SpeechTrouble {
    /** The sound holds no words that can be made out. */
    UNINTELLIGIBLE,
    /** What was asked for is beyond the engines: a language, a script, a length. Asking again will not help. */
    UNSUPPORTED,
    /** An engine failed, or there is none. */
    ENGINE,
    /** An engine failed in the middle, and another is there for what comes next. */
    BROKEN_OFF
}
