package dev.voicebox.nemesis.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.voicebox.nemesis.check.Violation.Kind;
import dev.voicebox.nemesis.history.Operation;
import dev.voicebox.nemesis.history.Outcome;

/** One session: its operations in the order of their invocation, and its items in the order in which they are kept. */
final class SessionCheck {
    private final String session;
    private final Map<String, Operation> attempted = new LinkedHashMap<>();
    private final Map<String, Integer> turns = new LinkedHashMap<>();
    private final List<StoredItem> items;
    /** Where an item is found first, from 0. */
    private final Map<String, Integer> places = new LinkedHashMap<>();

    private final List<Violation> violations = new ArrayList<>();

    SessionCheck(String session, List<Operation> operations, List<StoredItem> items) {
        this.session = session;
        this.items = items;
        for (Operation operation : operations) {
            if (attempted.put(operation.item(), operation) != null) {
                throw new IllegalArgumentException("The history has two operations of " + operation.item());
            }
            turns.put(operation.item(), turns.size());
        }
    }

    List<Violation> violations() {
        items.forEach(this::place);
        attempted.values().stream().filter(Operation::isAcknowledged).forEach(this::checkAcknowledged);
        checkOrder();
        return violations;
    }

    private void place(StoredItem item) {
        if (places.putIfAbsent(item.id(), places.size()) != null) {
            report(Kind.DOUBLED, item.id());
            return;
        }
        Operation operation = attempted.get(item.id());
        if (operation == null) {
            report(Kind.PHANTOM, item.id());
        } else if (operation.outcome() == Outcome.FAIL) {
            report(Kind.REFUSED, item.id());
        } else if (!operation.hash().equals(item.hash())) {
            report(Kind.ALTERED, item.id());
        }
    }

    private void checkAcknowledged(Operation operation) {
        Integer place = places.get(operation.item());
        if (place == null) {
            report(Kind.LOST, operation.item());
        } else if (!followsItsPrevious(operation, place)) {
            report(Kind.MISORDERED, operation.item());
        }
    }

    /** A previous item that is missing is a loss of its own, or was never ours. */
    private boolean followsItsPrevious(Operation operation, int place) {
        if (operation.previous() == null) {
            return place == 0;
        }
        Integer before = places.get(operation.previous());
        return before == null ? attempted.containsKey(operation.previous()) : before == place - 1;
    }

    /** Each item that stands behind one which was created after it. */
    private void checkOrder() {
        int latest = -1;
        for (String item : places.keySet()) {
            int turn = turns.getOrDefault(item, latest);
            if (turn < latest) {
                report(Kind.MISORDERED, item);
            }
            latest = Math.max(latest, turn);
        }
    }

    private void report(Kind kind, String item) {
        Violation violation = new Violation(kind, session, item);
        if (!violations.contains(violation)) {
            violations.add(violation);
        }
    }
}
