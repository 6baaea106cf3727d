package dev.voicebox.session;

import java.time.Duration;
import java.time.Instant;
import java.util.PriorityQueue;

/** Time that passes only when a test says so: things happen in the order of their moment, then of their planning. */
public final class VirtualTime {
    private static final Instant ORIGIN = Instant.parse("2026-01-01T00:00:00Z");

    private record Planned(long atMs, long order, Runnable action) implements Comparable<Planned> {
        @Override
        public int compareTo(Planned other) {
            return atMs != other.atMs ? Long.compare(atMs, other.atMs) : Long.compare(order, other.order);
        }
    }

    private final PriorityQueue<Planned> plan = new PriorityQueue<>();
    private long nowMs;
    private long planned;

    public long nowMs() {
        return nowMs;
    }

    public Instant instant() {
        return ORIGIN.plusMillis(nowMs);
    }

    public void after(Duration delay, Runnable action) {
        at(nowMs + delay.toMillis(), action);
    }

    public void at(long ms, Runnable action) {
        plan.add(new Planned(Math.max(ms, nowMs), planned++, action));
    }

    public void runUntil(long ms) {
        while (!plan.isEmpty() && plan.peek().atMs() <= ms) {
            Planned next = plan.poll();
            nowMs = next.atMs();
            next.action().run();
        }
        nowMs = ms;
    }
}
