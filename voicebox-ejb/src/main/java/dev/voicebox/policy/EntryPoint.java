package dev.voicebox.policy;

import java.util.Arrays;
import java.util.Optional;

/** What can be asked. */
public enum EntryPoint {
    /** Whether a caller may begin something. */
    ALLOW("voice/allow"),
    /** Whether the model may call a function. */
    TOOL("voice/tool"),
    /** Whether, and in which words, something may be said. */
    AUDIO("voice/audio");

    private final String path;

    EntryPoint(String path) {
        this.path = path;
    }

    /** Of the rule: its package, a slash, its name. */
    public String path() {
        return path;
    }

    /** Name of the rule in its package. */
    public String rule() {
        return path.substring(path.indexOf('/') + 1);
    }

    public static Optional<EntryPoint> of(String path) {
        return Arrays.stream(values()).filter(entry -> entry.path.equals(path)).findFirst();
    }
}
