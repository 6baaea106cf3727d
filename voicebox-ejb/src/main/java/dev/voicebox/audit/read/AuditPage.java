package dev.voicebox.audit.read;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;

/** Some of a list in its order, and whether there are more in the direction asked for. */
public record AuditPage<T>(List<T> data, boolean hasMore) {

    public AuditPage {
        data = List.copyOf(data);
    }

    /** @param rows one more than wanted if there are so many, nearest first */
    static <R, T> AuditPage<T> of(List<R> rows, AuditQuery.Wanted wanted, Function<R, T> view) {
        List<T> shown =
                new ArrayList<>(rows.stream().limit(wanted.limit()).map(view).toList());
        if (wanted.before() != null) {
            Collections.reverse(shown);
        }
        return new AuditPage<>(shown, rows.size() > wanted.limit());
    }
}
