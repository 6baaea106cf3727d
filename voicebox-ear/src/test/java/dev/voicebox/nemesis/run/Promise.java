package dev.voicebox.nemesis.run;

import java.util.Locale;

/**
 * A figure that was measured.
 *
 * @param what it is, with its unit
 * @param most that is promised; infinite where nothing is
 */
public record Promise(String what, double figure, double most) {
    public static Promise none(String what, double figure) {
        return new Promise(what, figure, Double.POSITIVE_INFINITY);
    }

    /** Of too few values there is no figure, and nothing is kept. */
    public boolean isKept() {
        return Double.isInfinite(most) || figure <= most;
    }

    @Override
    public String toString() {
        String text = String.format(Locale.ROOT, "%s: %.1f", what, figure);
        return Double.isInfinite(most)
                ? text
                : text + String.format(Locale.ROOT, " (at most %.0f: %s)", most, isKept() ? "kept" : "NOT KEPT");
    }
}
