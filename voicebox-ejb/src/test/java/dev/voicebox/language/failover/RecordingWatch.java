package dev.voicebox.language.failover;

import java.util.ArrayList;
import java.util.List;

/** Remembers what an observer is told. */
final class RecordingWatch implements ModelWatch {
    private final List<CallReport> calls = new ArrayList<>();
    private final List<String> failovers = new ArrayList<>();

    @Override
    public synchronized void onCall(CallReport report) {
        calls.add(report);
    }

    @Override
    public synchronized void onFailover(String from, String to, String reason) {
        failovers.add(from + " " + to + " " + reason);
    }

    synchronized List<CallReport> calls() {
        return List.copyOf(calls);
    }

    /** Each as {@code provider result}. */
    synchronized List<String> results() {
        return calls.stream().map(call -> call.provider() + " " + call.result()).toList();
    }

    /** Each as {@code from to reason}. */
    synchronized List<String> failovers() {
        return List.copyOf(failovers);
    }
}
