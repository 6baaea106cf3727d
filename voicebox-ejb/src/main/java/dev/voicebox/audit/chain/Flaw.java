package dev.voicebox.audit.chain;

import java.util.Locale;
import java.util.Objects;

/**
 * Where a chain stops to be what was written.
 *
 * @param sequence of the first row that is not as it was, or not there
 */
public record Flaw(long sequence, Kind kind) {

    public Flaw {
        Objects.requireNonNull(kind, "kind");
    }

    public enum Kind {
        /** A field of the row differs, it was moved, or it was written by somebody without the key. */
        CHANGED,
        /** There is no such row, but there are later ones. */
        MISSING,
        /** From this row on the end of the chain is gone, or the head that vouches for it. */
        CUT,
        /** Written beyond the end of the chain. */
        ADDED;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
