package dev.voicebox.speech.failover;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** Time that passes when a test says so; alarms ring on the thread that lets it pass. */
public final class PassingTime implements Alarm, InstantSource {
    private record Set(Instant due, Runnable ring) {}

    private final List<Set> alarms = new ArrayList<>();
    private Instant now = Instant.EPOCH;

    @Override
    public synchronized Instant instant() {
        return now;
    }

    @Override
    public synchronized Runnable set(Duration delay, Runnable ring) {
        Set alarm = new Set(now.plus(delay), ring);
        alarms.add(alarm);
        return () -> callOff(alarm);
    }

    public void pass(Duration time) {
        List<Set> due;
        synchronized (this) {
            now = now.plus(time);
            due = alarms.stream().filter(alarm -> !alarm.due().isAfter(now)).toList();
            alarms.removeAll(due);
        }
        due.forEach(alarm -> alarm.ring().run());
    }

    /** Alarms that may still ring. */
    public synchronized int waiting() {
        return alarms.size();
    }

    private synchronized void callOff(Set alarm) {
        alarms.remove(alarm);
    }
}
