package dev.voicebox.language;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Time that passes only when a test says so; what falls due runs on the test's thread. */
public final class ManualTimers implements Timers, InstantSource {
    private final List<Due> pending = new ArrayList<>();
    private Duration now = Duration.ZERO;
    private int scheduled;

    private record Due(Duration at, Runnable action) {}

    @Override
    public synchronized Runnable after(Duration delay, Runnable action) {
        Due due = new Due(now.plus(delay), action);
        pending.add(due);
        scheduled++;
        notifyAll();
        return () -> takeBack(due);
    }

    @Override
    public synchronized Instant instant() {
        return Instant.EPOCH.plus(now);
    }

    public void advance(Duration time) {
        Duration until;
        synchronized (this) {
            until = now.plus(time);
        }
        for (Due due = next(until); due != null; due = next(until)) {
            due.action().run();
        }
        synchronized (this) {
            now = until;
        }
    }

    /** Waits until so many timers were set in all. */
    public synchronized void awaitScheduled(int count) throws InterruptedException {
        long patience = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (scheduled < count) {
            if (System.nanoTime() > patience) {
                throw new AssertionError("only " + scheduled + " timers were set");
            }
            wait(100);
        }
    }

    public synchronized int pending() {
        return pending.size();
    }

    private synchronized void takeBack(Due due) {
        pending.remove(due);
    }

    private synchronized Due next(Duration until) {
        Due due = pending.stream()
                .filter(d -> d.at().compareTo(until) <= 0)
                .min(Comparator.comparing(Due::at))
                .orElse(null);
        if (due != null) {
            pending.remove(due);
            now = due.at();
        }
        return due;
    }
}
