package dev.voicebox.persistence.history;

/**
 * Which part of a list is wanted.
 *
 * @param after those that follow this one in the list, or {@code null}
 * @param before those directly before this one, or {@code null}; not both
 * @param limit at most so many, from 1
 * @param descending whether the list begins with the latest
 */
public record Wanted(String after, String before, int limit, boolean descending) {

    public Wanted {
        if (after != null && before != null) {
            throw new IllegalArgumentException("after or before, not both");
        }
        if (limit < 1) {
            throw new IllegalArgumentException("limit must be 1 or more, got " + limit);
        }
    }

    /** {@code null} for a list from its beginning. */
    String cursor() {
        return after == null ? before : after;
    }

    /** Whether the rows are read towards later ones. */
    boolean forwards() {
        return descending == (before != null);
    }
}
