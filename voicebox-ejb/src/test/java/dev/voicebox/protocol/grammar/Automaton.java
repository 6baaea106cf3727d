package dev.voicebox.protocol.grammar;

import java.util.HashMap;
import java.util.Map;

/** A table of legal steps: a line each of state, event and next state. The first line's state is where it begins. */
final class Automaton {
    private final Map<String, Map<String, String>> steps = new HashMap<>();
    private final String initial;

    private Automaton(String initial) {
        this.initial = initial;
    }

    static Automaton of(String table) {
        String[] lines = table.strip().split("\n");
        Automaton automaton = new Automaton(lines[0].strip().split("\\s+")[0]);
        for (String line : lines) {
            String[] step = line.strip().split("\\s+");
            String before = automaton
                    .steps
                    .computeIfAbsent(step[0], unused -> new HashMap<>())
                    .put(step[1], step[2]);
            if (before != null) {
                throw new IllegalArgumentException("two steps for " + step[1] + " in " + step[0]);
            }
        }
        return automaton;
    }

    String initial() {
        return initial;
    }

    /** {@code null} when the event is illegal in this state. */
    String next(String state, String event) {
        return steps.getOrDefault(state, Map.of()).get(event);
    }
}
