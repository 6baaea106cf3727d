package dev.voicebox.speech.model.download;

import java.util.Locale;

/** Sizes as people read them. */
public final class Megabytes {
    private static final double MEGA = 1e6;

    private Megabytes() {}

    /** With a decimal below ten. */
    public static String of(long bytes) {
        double mega = bytes / MEGA;
        return String.format(Locale.ROOT, mega < 10 ? "%.1f MB" : "%.0f MB", mega);
    }
}
