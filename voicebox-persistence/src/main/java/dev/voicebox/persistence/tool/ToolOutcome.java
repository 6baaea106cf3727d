package dev.voicebox.persistence.tool;

import java.util.Locale;

/** What became of a tool call. */
public enum ToolOutcome {
    /** No result has come yet. */
    PENDING,
    /** Its one result has come. */
    ANSWERED,
    /** Its session ended without a result. */
    ABANDONED;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static ToolOutcome of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
