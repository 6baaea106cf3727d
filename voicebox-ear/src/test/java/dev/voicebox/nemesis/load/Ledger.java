package dev.voicebox.nemesis.load;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;

import dev.voicebox.nemesis.history.History;
import dev.voicebox.nemesis.history.Operation;
import dev.voicebox.nemesis.history.Outcome;

/** Where the clients of one load write: the history, and what is worth a line at its end. */
final class Ledger {
    private final String run;
    private final History history;
    private final AtomicInteger sessions = new AtomicInteger();
    private final Map<String, Integer> reasons = new TreeMap<>();
    private volatile boolean open = true;

    /** @param run letters and digits that no other load of the same data uses */
    Ledger(String run, History history) {
        this.run = run;
        this.history = history;
    }

    String run() {
        return run;
    }

    boolean isOpen() {
        return open;
    }

    void close() {
        open = false;
    }

    long nowUs() {
        return history.nowUs();
    }

    long nextOperation() {
        return history.nextId();
    }

    int sessions() {
        return sessions.get();
    }

    void onSession() {
        sessions.incrementAndGet();
    }

    void onNoSession(Exception why) {
        count("no session");
    }

    void add(Operation operation, String why) {
        history.add(operation);
        if (operation.outcome() != Outcome.OK) {
            // Ids would make each reason one of its own.
            count(operation.outcome() + ": " + why.replaceAll("\\w*\\d\\w*", "#"));
        }
    }

    /** Why operations were not acknowledged, with how often. */
    synchronized Map<String, Integer> reasons() {
        return new TreeMap<>(reasons);
    }

    private synchronized void count(String reason) {
        reasons.merge(reason, 1, Integer::sum);
    }
}
