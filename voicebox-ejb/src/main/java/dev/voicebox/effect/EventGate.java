package dev.voicebox.effect;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;

import dev.voicebox.event.BufferEvent;
import dev.voicebox.event.ItemEvent;
import dev.voicebox.event.ItemId;
import dev.voicebox.event.ServerEvent;

/**
 * Holds back what must not be said before an item is durable. Each item and each response is a lane: events of a lane leave in
 * order, and a held event holds only what comes after it in its own lane. What is let go leaves in the order in which it was
 * offered. An item never names one before it that its client does not know: neither one that is still to be announced nor one
 * that was deleted.
 */
final class EventGate {

    /** {@code subject} is the item that the event was offered for, or {@code null}. */
    private record Held(Object lane, ServerEvent event, Set<ItemId> waitsFor, ItemId subject) {}

    private final Set<ItemId> pending = new HashSet<>();
    private final List<Held> held = new ArrayList<>();

    /** From now on events may wait for this item. */
    void hold(ItemId item) {
        pending.add(item);
    }

    Set<ItemId> pending() {
        return Set.copyOf(pending);
    }

    boolean isHolding() {
        return !held.isEmpty();
    }

    void offer(Object lane, ServerEvent event, Set<ItemId> waitsFor, Consumer<ServerEvent> out) {
        offer(new Held(lane, event, waitsFor, null), out);
    }

    /** Something of this item, after everything else that was said of it. */
    void offerOf(ItemId item, ServerEvent event, Consumer<ServerEvent> out) {
        offer(new Held(laneOf(item), event, Set.of(), item), out);
    }

    private void offer(Held offered, Consumer<ServerEvent> out) {
        boolean laneWaits = held.stream().anyMatch(waiting -> waiting.lane().equals(offered.lane()));
        if (laneWaits || !isReady(offered)) {
            held.add(offered);
        } else {
            out.accept(asKnown(offered.event()));
        }
    }

    void stored(ItemId item, Consumer<ServerEvent> out) {
        if (!pending.remove(item)) {
            return;
        }
        List<ServerEvent> ready = new ArrayList<>();
        Set<Object> waitingLanes = new HashSet<>();
        for (Held next : List.copyOf(held)) {
            if (!waitingLanes.contains(next.lane()) && isReady(next)) {
                held.remove(next);
                ready.add(asKnown(next.event()));
            } else {
                waitingLanes.add(next.lane());
            }
        }
        ready.forEach(out);
    }

    /** The lane in which something is still to be said of the item; its own when there is none. */
    private Object laneOf(ItemId item) {
        return held.stream()
                .filter(waiting -> item.equals(waiting.subject())
                        || isAdded(waiting.event(), item)
                        || isDone(waiting.event(), item))
                .findFirst()
                .map(Held::lane)
                .orElse(item);
    }

    private boolean isReady(Held offered) {
        return offered.waitsFor().stream().noneMatch(pending::contains)
                && !(offered.event() instanceof ItemEvent.Deleted deleted && isNamed(deleted.item()));
    }

    /** Whether something that is held says that it comes after this item. */
    private boolean isNamed(ItemId item) {
        return held.stream().anyMatch(waiting -> item.equals(previousOf(waiting.event())));
    }

    /** The event with the nearest item before it that is announced. What is announced later finds its place in between. */
    private ServerEvent asKnown(ServerEvent event) {
        ItemId previous = previousOf(event);
        ItemId known = announced(previous);
        if (Objects.equals(known, previous)) {
            return event;
        }
        if (event instanceof ItemEvent.Added added) {
            return new ItemEvent.Added(added.item(), known);
        }
        return event instanceof ItemEvent.Done done
                ? new ItemEvent.Done(done.item(), known)
                : new BufferEvent.Committed(((BufferEvent.Committed) event).item(), known);
    }

    private ItemId announced(ItemId item) {
        for (Held waiting : held) {
            if (isAdded(waiting.event(), item)) {
                return announced(previousOf(waiting.event()));
            }
        }
        return item;
    }

    private static ItemId previousOf(ServerEvent event) {
        if (event instanceof ItemEvent.Added added) {
            return added.previous();
        }
        if (event instanceof ItemEvent.Done done) {
            return done.previous();
        }
        return event instanceof BufferEvent.Committed committed ? committed.previous() : null;
    }

    private static boolean isAdded(ServerEvent event, ItemId item) {
        return event instanceof ItemEvent.Added added && added.item().id().equals(item);
    }

    private static boolean isDone(ServerEvent event, ItemId item) {
        return event instanceof ItemEvent.Done done && done.item().id().equals(item);
    }
}
