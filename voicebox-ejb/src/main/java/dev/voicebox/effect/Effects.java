package dev.voicebox.effect;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import dev.voicebox.event.Item;
import dev.voicebox.event.ItemId;
import dev.voicebox.event.ResponseId;
import dev.voicebox.event.ServerEvent;
import dev.voicebox.journal.UsageAmounts;

/** Collects what one step decided, in order. Events that wait for an item to be durable pass the {@link EventGate}. */
public final class Effects {
    private final EventGate gate = new EventGate();
    private final UsageMeter meter = new UsageMeter();
    private List<Effect> collected = new ArrayList<>();
    private boolean metered = true;

    public void add(Effect effect) {
        collected.add(effect);
    }

    /** What is used; told at the end of each step. */
    public UsageMeter meter() {
        return meter;
    }

    /** Sends at once, whatever else is held back. */
    public void send(ServerEvent event) {
        meter.sent(event);
        collected.add(new Effect.Send(event));
    }

    /** Somebody else tells from now on what the session uses. */
    public void stopMetering() {
        metered = false;
    }

    /** Sends after everything of the same item, also when a response made it. */
    public void sendOf(ItemId item, ServerEvent event) {
        gate.offerOf(item, event, this::send);
    }

    /** Sends after everything of the same response. */
    public void sendOf(ResponseId response, ServerEvent event) {
        gate.offer(response, event, Set.of(), this::send);
    }

    /** Sends after everything of the same response, and not before all stores that are pending now. */
    public void sendAfterPending(ResponseId response, ServerEvent event) {
        gate.offer(response, event, gate.pending(), this::send);
    }

    /** Asks for the item to be stored; {@code done} follows in its lane when that has happened. */
    public void store(Item item, ItemId previous, ServerEvent done) {
        storeIn(item.id(), item, previous, done);
    }

    /** As {@link #store}, for an item that a response made: later events of the response wait too. */
    public void storeOf(ResponseId response, Item item, ItemId previous, ServerEvent done) {
        storeIn(response, item, previous, done);
    }

    /** The store has the item. */
    public void stored(ItemId item) {
        gate.stored(item, this::send);
    }

    /** The store will not have the item; what was to follow its {@code done} goes on without. */
    public void refused(ItemId item) {
        gate.refused(item, this::send);
    }

    /** Whether nobody knows yet what becomes of the item's first store. */
    public boolean isPending(ItemId item) {
        return gate.isPending(item);
    }

    /** Whether something that was decided has not been said yet. */
    public boolean isHolding() {
        return gate.isHolding();
    }

    /**
     * What was collected since the last call. What was used comes before the items of the same step: records become durable in
     * their order, so whoever is told that an answer is done can be sure that it was charged.
     */
    public List<Effect> drain() {
        UsageAmounts used = meter.take();
        if (metered && !used.isNothing()) {
            collected.add(0, new Effect.Meter(used));
        }
        List<Effect> drained = collected;
        collected = new ArrayList<>();
        return drained;
    }

    private void storeIn(Object lane, Item item, ItemId previous, ServerEvent done) {
        gate.hold(item.id());
        collected.add(new Effect.StoreItem(item, previous));
        gate.offer(lane, done, Set.of(item.id()), this::send);
    }
}
