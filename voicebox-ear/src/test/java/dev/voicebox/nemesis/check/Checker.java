package dev.voicebox.nemesis.check;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.voicebox.nemesis.history.Operation;

/**
 * Decides whether acknowledged ⊆ stored ⊆ attempted, each once, in order and unchanged.
 *
 * <p>An operation without an answer may have happened or not: its item may be there, where it was created, or be missing.
 */
public final class Checker {
    private final StoredItems stored;

    public Checker(StoredItems stored) {
        this.stored = stored;
    }

    public Verdict check(List<Operation> history) throws IOException {
        Map<String, List<Operation>> sessions = new LinkedHashMap<>();
        history.stream()
                .sorted(Comparator.comparingLong(Operation::invokeUs).thenComparingLong(Operation::id))
                .forEach(operation -> sessions.computeIfAbsent(operation.session(), id -> new ArrayList<>())
                        .add(operation));
        List<Violation> violations = new ArrayList<>();
        int found = 0;
        for (Map.Entry<String, List<Operation>> session : sessions.entrySet()) {
            List<StoredItem> items = stored.of(session.getKey());
            found += items.size();
            violations.addAll(new SessionCheck(session.getKey(), session.getValue(), items).violations());
        }
        int acknowledged =
                (int) history.stream().filter(Operation::isAcknowledged).count();
        return new Verdict(sessions.size(), history.size(), acknowledged, found, violations);
    }
}
