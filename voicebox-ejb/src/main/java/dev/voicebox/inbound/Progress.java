package dev.voicebox.inbound;

import java.util.NavigableSet;
import java.util.TreeSet;

/** How far one partition has come: records are settled in any order, and committed as far as all are settled. */
final class Progress {
    private final NavigableSet<Long> open = new TreeSet<>();
    private final NavigableSet<Long> missing = new TreeSet<>();
    private long next;

    /** @param from the first offset that is to be read */
    Progress(long from) {
        this.next = from;
    }

    /** False for one that was taken before: a partition that was turned back brings such again. */
    boolean take(long offset) {
        // A partition is read in order: what it no longer holds will not come.
        missing.headSet(offset).clear();
        if (!missing.remove(offset)) {
            if (offset < next) {
                return false;
            }
            next = offset + 1;
        }
        open.add(offset);
        return true;
    }

    /** Nobody needs it any more. */
    void settle(long offset) {
        open.remove(offset);
    }

    /** It must be read again: the partition is to be turned back to {@link #committable} before anything else is taken. */
    void forget(long offset) {
        if (open.remove(offset)) {
            missing.add(offset);
        }
    }

    /** Where reading begins after a crash. */
    long committable() {
        long first = open.isEmpty() ? next : open.first();
        return missing.isEmpty() ? first : Math.min(first, missing.first());
    }
}
