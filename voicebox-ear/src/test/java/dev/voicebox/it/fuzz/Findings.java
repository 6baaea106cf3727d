package dev.voicebox.it.fuzz;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** What should not have happened. Safe for threads. */
final class Findings {
    private final Queue<String> found = new ConcurrentLinkedQueue<>();

    void add(String finding) {
        found.add(finding);
    }

    boolean isEmpty() {
        return found.isEmpty();
    }

    List<String> all() {
        return List.copyOf(found);
    }
}
