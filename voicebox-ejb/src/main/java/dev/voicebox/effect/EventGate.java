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
import dev.voicebox.event.ResponseEvent;
import dev.voicebox.event.ResponseId;
import dev.voicebox.event.ServerEvent;

/**
 * Holds back what must not be said before an item is durable. Each item and each response is a lane: events of a lane leave in
 * order, and a held event holds only what comes after it in its own lane. What is let go leaves in the order in which it was
 * offered. An item never names one before it that its client does not know: neither one that is still to be announced nor one
 * that was deleted.
 */
final class EventGate {

    /** {@code subject} is the item that the event was offered for, or {@code null}. */
    private record Held(Object lane, ServerEvent event, Set<ItemId> waitsFor, ItemId subject) {
        Held with(ServerEvent other) {
            return new Held(lane, other, waitsFor, subject);
        }
    }

    private final Set<ItemId> pending = new HashSet<>();
    /** Answers of which an item was refused. */
    private final Set<ResponseId> spoilt = new HashSet<>();

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

    boolean isPending(ItemId item) {
        return pending.contains(item);
    }

    void stored(ItemId item, Consumer<ServerEvent> out) {
        if (pending.remove(item)) {
            letGo(out);
        }
    }

    /**
     * The item will not be durable: where it was to be done it is deleted, nothing else is said of it, and the answer that made
     * it fails. The lane goes on.
     */
    void refused(ItemId item, Consumer<ServerEvent> out) {
        if (!pending.remove(item)) {
            return;
        }
        held.removeIf(waiting -> item.equals(waiting.subject()) && !isDone(waiting.event(), item));
        ItemId before = held.stream()
                .filter(waiting -> isDone(waiting.event(), item))
                .findFirst()
                .map(waiting -> previousOf(waiting.event()))
                .orElse(null);
        held.replaceAll(waiting -> isDone(waiting.event(), item)
                ? deletion(waiting, item)
                // What comes after it comes after the one before it: its deletion need not wait for that to be said.
                : item.equals(previousOf(waiting.event())) ? waiting.with(after(waiting.event(), before)) : waiting);
        letGo(out);
    }

    private Held deletion(Held done, ItemId item) {
        if (done.lane() instanceof ResponseId response) {
            spoilt.add(response);
        }
        return new Held(done.lane(), new ItemEvent.Deleted(item), Set.of(), item);
    }

    private void letGo(Consumer<ServerEvent> out) {
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
        if (event instanceof ResponseEvent.Done done && spoilt.remove(done.response())) {
            return new ResponseEvent.Done(done.view().notStored(), done.extension());
        }
        ItemId previous = previousOf(event);
        ItemId known = announced(previous);
        if (Objects.equals(known, previous)) {
            return event;
        }
        return after(event, known);
    }

    private static ServerEvent after(ServerEvent event, ItemId previous) {
        if (event instanceof ItemEvent.Added added) {
            return new ItemEvent.Added(added.item(), previous);
        }
        return event instanceof ItemEvent.Done done
                ? new ItemEvent.Done(done.item(), previous)
                : new BufferEvent.Committed(((BufferEvent.Committed) event).item(), previous);
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
