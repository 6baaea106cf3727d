package dev.voicebox.persistence.history;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Some rows in the order of the list, and whether there are more in the direction asked for. */
public record Slice<T>(List<T> rows, boolean hasMore) {

    public Slice {
        rows = List.copyOf(rows);
    }

    /** @param found as they were read, one more than wanted if there are more */
    static <T> Slice<T> of(List<T> found, Wanted wanted) {
        boolean more = found.size() > wanted.limit();
        List<T> rows = new ArrayList<>(more ? found.subList(0, wanted.limit()) : found);
        if (wanted.before() != null) {
            Collections.reverse(rows);
        }
        return new Slice<>(rows, more);
    }
}
