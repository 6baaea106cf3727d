package dev.voicebox.access.admin.list;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;

/**
 * Some of a list in its order, and whether there is more in the direction that was asked for.
 *
 * @param hasMore beyond the last one, or when those before an id were wanted, before the first one
 */
public record Part<T>(List<T> data, boolean hasMore) {

    public Part {
        data = List.copyOf(data);
    }

    /** @param rows one more than are wanted, if there are so many; nearest first, so backwards when before an id */
    public static <R, T> Part<T> of(List<R> rows, Wanted wanted, Function<R, T> view) {
        boolean more = rows.size() > wanted.limit();
        List<T> shown =
                new ArrayList<>(rows.stream().limit(wanted.limit()).map(view).toList());
        if (wanted.isBackward()) {
            Collections.reverse(shown);
        }
        return new Part<>(shown, more);
    }

    /**
     * Which part is wanted.
     *
     * @param after those that follow this id, or {@code null}
     * @param before those directly before this id, or {@code null}; not both
     * @param limit at most so many, 1 or more
     */
    public record Wanted(String after, String before, int limit) {

        public Wanted {
            if (after != null && before != null || limit < 1) {
                throw new IllegalArgumentException("a part begins after an id or ends before one, and is not empty");
            }
        }

        public boolean isBackward() {
            return before != null;
        }

        /** Where the part begins or ends; {@code null} for the first one. */
        public String cursor() {
            return before == null ? after : before;
        }
    }
}
