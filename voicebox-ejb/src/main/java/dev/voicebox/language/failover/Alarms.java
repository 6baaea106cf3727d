package dev.voicebox.language.failover;

import java.util.ArrayList;
import java.util.List;

/** Timers that are of use until something happens: then those that were set are taken back, and so is any set later. */
final class Alarms {
    private final List<Runnable> takeBacks = new ArrayList<>();
    private boolean spent;

    /** @param takeBack of a timer that was just set */
    void add(Runnable takeBack) {
        synchronized (this) {
            if (!spent) {
                takeBacks.add(takeBack);
                return;
            }
        }
        takeBack.run();
    }

    void spend() {
        List<Runnable> left;
        synchronized (this) {
            spent = true;
            left = List.copyOf(takeBacks);
            takeBacks.clear();
        }
        left.forEach(Runnable::run);
    }
}
