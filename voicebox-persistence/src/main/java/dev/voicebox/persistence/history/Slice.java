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
        return of(found, Math.min(found.size(), wanted.limit()), wanted);
    }

    /** @param found as {@link ItemQuery} reads them: from the first one without content on there was no room */
    static Slice<StoredItem> ofItems(List<StoredItem> found, Wanted wanted) {
        int kept = 0;
        while (kept < Math.min(found.size(), wanted.limit()) && found.get(kept).json() != null) {
            kept++;
        }
        return of(found, kept, wanted);
    }

    private static <T> Slice<T> of(List<T> found, int kept, Wanted wanted) {
        List<T> rows = new ArrayList<>(found.subList(0, kept));
        if (wanted.before() != null) {
            Collections.reverse(rows);
        }
        return new Slice<>(rows, kept < found.size());
    }
}
