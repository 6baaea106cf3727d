package dev.voicebox.nemesis.history;

import java.util.Locale;

/** How an operation ended, as far as its client can know. */
public enum Outcome {
    /** Acknowledged: it must be there from now on. */
    OK,
    /** Refused by an answer to it: it must not be there. */
    FAIL,
    /** No answer, or the connection ended first: it may be there, now or later. */
    UNKNOWN;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Outcome of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
