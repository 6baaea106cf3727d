package dev.voicebox.resume.log;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.voicebox.resume.SessionKey;

/** What waits, session by session: each time what the next trip can do for each of them. */
final class SessionSteps {
    private final Map<SessionKey, Deque<LogEntry>> sessions = new LinkedHashMap<>();

    SessionSteps(List<LogEntry> entries) {
        for (LogEntry entry : entries) {
            sessions.computeIfAbsent(entry.lease().key(), unused -> new ArrayDeque<>())
                    .add(entry);
        }
    }

    boolean isOver() {
        return sessions.isEmpty();
    }

    /** For each session either all that can be one write, or one entry that stands alone. */
    List<List<LogEntry>> next() {
        List<List<LogEntry>> steps = new ArrayList<>();
        sessions.values().forEach(waiting -> steps.add(step(waiting)));
        sessions.values().removeIf(Deque::isEmpty);
        return steps;
    }

    private static List<LogEntry> step(Deque<LogEntry> waiting) {
        List<LogEntry> step = new ArrayList<>();
        step.add(waiting.remove());
        while (step.get(0).isWritten() && !waiting.isEmpty() && waiting.peek().isWritten()) {
            step.add(waiting.remove());
        }
        return step;
    }
}
