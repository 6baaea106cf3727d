package dev.voicebox.history;

import java.util.List;
import java.util.function.Function;

import dev.voicebox.persistence.history.Slice;

/** Some of a list, in its order, and whether there are more in the direction asked for. */
public record Page<T>(List<T> data, boolean hasMore) {

    public Page {
        data = List.copyOf(data);
    }

    static <R, T> Page<T> of(Slice<R> slice, Function<R, T> view) {
        return new Page<>(slice.rows().stream().map(view).toList(), slice.hasMore());
    }

    /**
     * Which part of a list is wanted.
     *
     * @param after those that follow this one in the list, or {@code null}
     * @param before those directly before this one, or {@code null}; not both
     * @param limit at most so many, from 1
     * @param descending whether the list begins with the latest
     */
    public record Wanted(String after, String before, int limit, boolean descending) {

        dev.voicebox.persistence.history.Wanted toRows() {
            return new dev.voicebox.persistence.history.Wanted(after, before, limit, descending);
        }
    }
}
