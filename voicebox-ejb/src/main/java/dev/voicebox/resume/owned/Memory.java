package dev.voicebox.resume.owned;

import java.util.List;
import java.util.Objects;

import dev.voicebox.resume.Keeping;
import dev.voicebox.resume.SessionFacts;
import dev.voicebox.resume.StateChange;
import dev.voicebox.resume.StoredEvent;

/** What a session is, as its owner knows it, and how far it has written that down. For one thread. */
public final class Memory {
    private final LastItems items;
    private final Underway underway = new Underway();
    private SessionFacts facts;
    private Place place;
    private long version;
    private long attempts;
    private String lastEvent = "";

    /**
     * How far a session has come.
     *
     * @param events that were to be kept so far
     * @param open answers that have begun and not ended
     * @param openFrom which event began the oldest of them; 0 for none
     */
    public record Place(long events, long open, long openFrom) {
        public static final Place START = new Place(0, 0, 0);

        Place after(StoredEvent event) {
            long number = events + 1;
            return switch (event.type()) {
                case "response.created" -> new Place(number, open + 1, open == 0 ? number : openFrom);
                case "response.done" -> new Place(number, Math.max(0, open - 1), open > 1 ? openFrom : 0);
                default -> new Place(number, open, openFrom);
            };
        }
    }

    /** @param version that the shared state has */
    public Memory(SessionFacts facts, LastItems items, Place place, long version) {
        this.facts = Objects.requireNonNull(facts, "facts");
        this.items = Objects.requireNonNull(items, "items");
        this.place = Objects.requireNonNull(place, "place");
        this.version = version;
        this.attempts = version;
    }

    /** It was, or is to be, sent. */
    public void said(StoredEvent event, Keeping keeping) {
        if (keeping.isStored()) {
            place = place.after(event);
            underway.said(event, place);
        }
        // Who has seen only a greeting has not seen what was sent again behind it.
        lastEvent = keeping instanceof Keeping.Greeting ? "" : event.id();
    }

    public void change(StateChange change) {
        change.accept(new StateChange.Handler<Void>() {
            @Override
            public Void onConfigChanged(StateChange.ConfigChanged changed) {
                facts = facts.with(changed.config());
                return null;
            }

            @Override
            public Void onItemPut(StateChange.ItemPut put) {
                items.put(put.item(), put.previous());
                return null;
            }

            @Override
            public Void onItemDropped(StateChange.ItemDropped dropped) {
                items.drop(dropped.item());
                return null;
            }

            @Override
            public Void onTokenReceived(StateChange.TokenReceived received) {
                return null;
            }
        });
    }

    public SessionFacts facts() {
        return facts;
    }

    public LastItems items() {
        return items;
    }

    public Place place() {
        return place;
    }

    /** The last events that were to be kept, from the beginning of the oldest open answer on; none if that is too much. */
    public List<StoredEvent> underway() {
        return underway.all();
    }

    /** Empty if nothing was said. */
    public String lastEvent() {
        return lastEvent;
    }

    /** What the shared state has, as far as is known. */
    public long version() {
        return version;
    }

    /** For the next attempt to write: no other attempt has had it, so that one that comes late changes nothing. */
    public long nextVersion() {
        return ++attempts;
    }

    /** An attempt was taken. */
    public void written(long asVersion) {
        version = asVersion;
    }
}
