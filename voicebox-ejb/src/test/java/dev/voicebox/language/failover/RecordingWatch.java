package dev.voicebox.language.failover;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Remembers what an observer is told. */
final class RecordingWatch implements ModelWatch {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final List<CallReport> calls = new ArrayList<>();
    private final List<String> failovers = new ArrayList<>();

    @Override
    public synchronized void onCall(CallReport report) {
        calls.add(report);
    }

    @Override
    public synchronized void onFailover(String from, String to, String reason) {
        failovers.add(from + " " + to + " " + reason);
        notifyAll();
    }

    synchronized List<CallReport> calls() {
        return List.copyOf(calls);
    }

    /** Each as {@code provider result}. */
    synchronized List<String> results() {
        return calls.stream().map(call -> call.provider() + " " + call.result()).toList();
    }

    /** As {@link #failovers}, once there is one: the next provider may have answered before it is told. */
    synchronized List<String> awaitFailovers() throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (failovers.isEmpty() && System.nanoTime() < end) {
            TimeUnit.NANOSECONDS.timedWait(this, Math.max(1, end - System.nanoTime()));
        }
        return failovers();
    }

    /** Each as {@code from to reason}. */
    synchronized List<String> failovers() {
        return List.copyOf(failovers);
    }
}
