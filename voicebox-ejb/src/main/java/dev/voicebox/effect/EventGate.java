package dev.voicebox.effect;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

import dev.voicebox.event.ItemEvent;
import dev.voicebox.event.ItemId;
import dev.voicebox.event.ServerEvent;

/**
 * Holds back what must not be said before an item is durable. Each item and each response is a lane: events of a lane
 * leave in order, and a held event holds only what comes after it in its own lane.
 */
final class EventGate {

    private record Held(ServerEvent event, Set<ItemId> waitsFor) {}

    private final Set<ItemId> pending = new HashSet<>();
    /** In the order in which they began to hold: what was said first is released first. */
    private final Map<Object, Deque<Held>> lanes = new LinkedHashMap<>();

    /** From now on events may wait for this item. */
    void hold(ItemId item) {
        pending.add(item);
    }

    Set<ItemId> pending() {
        return Set.copyOf(pending);
    }

    boolean isHolding() {
        return !lanes.isEmpty();
    }

    /** The lane in which the item is still to be said done; its own when it is in none. */
    Object laneOf(ItemId item) {
        return lanes.entrySet().stream()
                .filter(lane -> lane.getValue().stream().anyMatch(held -> isDone(held.event(), item)))
                .findFirst()
                .<Object>map(Map.Entry::getKey)
                .orElse(item);
    }

    void offer(Object lane, ServerEvent event, Set<ItemId> waitsFor, Consumer<ServerEvent> out) {
        Deque<Held> queue = lanes.get(lane);
        if (queue == null && isReady(waitsFor)) {
            out.accept(event);
            return;
        }
        lanes.computeIfAbsent(lane, unused -> new ArrayDeque<>()).add(new Held(event, waitsFor));
    }

    void stored(ItemId item, Consumer<ServerEvent> out) {
        if (!pending.remove(item)) {
            return;
        }
        for (Iterator<Deque<Held>> queues = lanes.values().iterator(); queues.hasNext(); ) {
            Deque<Held> queue = queues.next();
            while (!queue.isEmpty() && isReady(queue.peek().waitsFor())) {
                out.accept(queue.poll().event());
            }
            if (queue.isEmpty()) {
                queues.remove();
            }
        }
    }

    private static boolean isDone(ServerEvent event, ItemId item) {
        return event instanceof ItemEvent.Done done && done.item().id().equals(item);
    }

    private boolean isReady(Set<ItemId> waitsFor) {
        return waitsFor.stream().noneMatch(pending::contains);
    }
}
