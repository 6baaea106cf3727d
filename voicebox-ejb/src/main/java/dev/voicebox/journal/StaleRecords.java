package dev.voicebox.journal;

import java.util.function.IntConsumer;

/** Passes on how many records came from here for sessions that another server has by now. */
public final class StaleRecords {
    private volatile IntConsumer watch = nobody -> {};

    /** @param wanted is told from now on */
    public void watchedBy(IntConsumer wanted) {
        watch = wanted;
    }

    void count(int records) {
        if (records > 0) {
            watch.accept(records);
        }
    }
}
