package dev.voicebox.language.breaker;

import java.util.HashSet;
import java.util.Set;

/**
 * The automaton of the breaker as its description says it, written another way: one mutable object that knows each call by
 * name and counts in seconds. Kept free of everything that the real one uses.
 */
final class ReferenceBreaker {
    private String state = "closed";
    private int failuresInARow;
    private long openedAt;
    private final Set<Integer> known = new HashSet<>();

    boolean asks(int call, long second) {
        if (state.equals("open") && second >= openedAt + 30) {
            state = "half-open";
            known.clear();
        }
        if (state.equals("open") || state.equals("half-open") && known.size() == 2) {
            return false;
        }
        known.add(call);
        return true;
    }

    void ends(int call, Outcome outcome, long second) {
        // A call from before the last change of state says nothing any more.
        if (!known.remove(call) || outcome == Outcome.NEUTRAL) {
            return;
        }
        if (outcome == Outcome.SUCCESS) {
            if (state.equals("half-open")) {
                known.clear();
            }
            state = "closed";
            failuresInARow = 0;
            return;
        }
        failuresInARow++;
        if (state.equals("half-open") || failuresInARow == 5) {
            state = "open";
            openedAt = second;
            known.clear();
        }
    }

    String state() {
        return state;
    }

    int failuresInARow() {
        return failuresInARow;
    }
}
