package dev.voicebox.protocol.grammar;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The conversation as its client can know it. */
final class Items {
    /** An item that an answer writes is begun; every other is added whole, and said done before anything else of it.
     *  One that cannot be stored is withdrawn: an error says so, then it is deleted.
     *  A client may give the id of a deleted item to another: so it corrects what was said. */
    private static final Automaton ITEM = Automaton.of("""
            unknown    announced  announced
            unknown    committed  committed
            unknown    added      added
            unknown    begun      writing
            announced  committed  committed
            committed  added      added
            added      done       done
            added      withdrawn  deleted
            writing    done       done
            writing    retrieved  writing
            writing    truncated  writing
            writing    deleted    deleted
            writing    withdrawn  deleted
            done       retrieved  done
            done       truncated  done
            done       deleted    deleted
            done       withdrawn  deleted
            deleted    added      added
            """);

    private final Complaints complaints;
    private final Map<String, Place> places = new HashMap<>();
    private final Map<String, Set<String>> neighbours = new HashMap<>();
    private final Set<String> truncated = new HashSet<>();
    private final Map<String, List<String>> passedOver = new HashMap<>();
    private final List<String> order = new ArrayList<>();

    Items(Complaints complaints) {
        this.complaints = complaints;
    }

    boolean step(String item, String event) {
        return places.computeIfAbsent(item, id -> new Place(ITEM, id)).step(event, complaints);
    }

    boolean is(String item, String state) {
        return places.containsKey(item) && places.get(item).is(state);
    }

    /** Puts an item after another, or first when {@code previous} is {@code null}. */
    void insert(String item, String previous) {
        int at = previous == null ? 0 : order.indexOf(previous) + 1;
        complaints.unless(previous == null || at > 0, "previous_item_id is no item of the conversation: " + previous);
        order.add(at, item);
        rememberNeighbours();
    }

    void remove(String item) {
        order.remove(item);
        rememberNeighbours();
    }

    /**
     * An item says that it comes right after another, or first ({@code null}). That was so at some time since it was added, or
     * one of them, or what stands between them, is as good as deleted: then the client is told later.
     */
    void saysAfter(String item, String previous) {
        if (order.contains(item) && !neighbours.get(item).contains(String.valueOf(previous))) {
            int from = previous == null ? 0 : order.indexOf(previous) + 1;
            int to = order.indexOf(item);
            complaints.unless(
                    previous == null || from > 0, "previous_item_id is no item of the conversation: " + previous);
            complaints.unless(from <= to, "previous_item_id comes later");
            passedOver.put(item, List.copyOf(order.subList(Math.min(from, to), to)));
        }
    }

    /** Nothing more will come. */
    void end() {
        complaints.unless(order.stream().allMatch(item -> is(item, "done")), "an item was never done");
        passedOver.forEach((item, others) -> complaints.unless(
                is(item, "deleted") || others.stream().allMatch(other -> is(other, "deleted")),
                "previous_item_id of " + item + " passed over " + others));
    }

    void truncate(String item) {
        truncated.add(item);
    }

    boolean isTruncated(String item) {
        return truncated.contains(item);
    }

    private void rememberNeighbours() {
        String previous = null;
        for (String item : order) {
            neighbours.computeIfAbsent(item, unused -> new HashSet<>()).add(String.valueOf(previous));
            previous = item;
        }
    }
}
