package dev.voicebox.outbox.relay;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps what it sees but how many were published. */
final class RecordingWatch implements RelayWatch {
    final List<String> seen = new CopyOnWriteArrayList<>();

    @Override
    public void published(int events) {}

    @Override
    public void refused(String eventId, String reason, boolean parked) {
        seen.add((parked ? "parked " : "refused ") + eventId + ": " + reason);
    }

    @Override
    public void leaseLost(int lane) {
        seen.add("lost");
    }

    @Override
    public void interrupted(String reason) {
        seen.add("interrupted");
    }

    @Override
    public void working() {
        seen.add("working");
    }
}
