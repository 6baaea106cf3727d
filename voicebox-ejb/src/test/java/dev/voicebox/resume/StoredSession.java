package dev.voicebox.resume;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import dev.voicebox.resume.owned.LastItems;

/** What {@link InMemorySessions} keeps of one session. */
final class StoredSession {
    static final int MOST_EVENTS = 2_000;
    /** What is told of the past in any case. */
    private static final int ALWAYS_KNOWN = 200;

    private static final int MOST_PASSING = 1_000;

    record Place(long position, StoredEvent event) {}

    long epoch = 1;
    long since = 1;
    String owner;
    ResumeToken token;
    ResumeToken former;
    SessionFacts facts;
    LastItems items = new LastItems();
    long counted;
    long hole;
    long openFrom;
    int open;

    final List<Place> events = new ArrayList<>();
    /** From the beginning of the oldest open answer on: its owner remembers that beside what the session is. */
    private final List<Place> underway = new ArrayList<>();

    private final Deque<Place> passing = new ArrayDeque<>();

    boolean accepts(Lease lease) {
        return lease.epoch() >= since && lease.epoch() <= epoch;
    }

    boolean knows(ResumeToken shown) {
        return shown.equals(token) || shown.equals(former);
    }

    /** As {@code shown} was presented, another token counts beside it. */
    void rotate(ResumeToken shown, ResumeToken next) {
        former = shown;
        token = next;
    }

    void add(StoredEvent event, Keeping keeping) {
        keeping.accept(new Keeping.Handler<Void>() {
            @Override
            public Void onStored() {
                store(event);
                return null;
            }

            @Override
            public Void onPassing() {
                pass(counted, event);
                return null;
            }

            @Override
            public Void onGreeting(Keeping.Greeting greeting) {
                pass(positionOf(greeting.after()).orElse(counted), event);
                return null;
            }
        });
    }

    /** An event was sent that is not here. */
    void missed(StoredEvent event, Keeping keeping) {
        if (keeping.isStored()) {
            counted++;
            follow(event);
        }
        remember();
        pass(counted, event);
    }

    /** Its owner remembers what it is, and of what it said only what an open answer needs. */
    void forgetEvents() {
        events.clear();
        hole = counted;
        remember();
    }

    private void remember() {
        long first = underway.isEmpty() ? counted + 1 : underway.get(0).position();
        long here = events.isEmpty() ? 0 : events.get(events.size() - 1).position();
        if (here < first - 1) {
            hole = first - 1;
        }
        underway.stream().filter(place -> place.position() > here).forEach(events::add);
    }

    void change(StateChange change) {
        change.accept(new StateChange.Handler<Void>() {
            @Override
            public Void onConfigChanged(StateChange.ConfigChanged change) {
                facts = facts.with(change.config());
                return null;
            }

            @Override
            public Void onItemPut(StateChange.ItemPut change) {
                items.put(change.item(), change.previous());
                return null;
            }

            @Override
            public Void onItemDropped(StateChange.ItemDropped change) {
                items.drop(change.item());
                return null;
            }

            @Override
            public Void onTokenReceived(StateChange.TokenReceived change) {
                former = null;
                return null;
            }
        });
    }

    /** Empty if what follows is not known any more. */
    Optional<List<StoredEvent>> behind(String after) {
        return positionOf(after).filter(this::isWhole).map(this::from);
    }

    /** What began before a hole may have ended in it: of what is older only answers that are still open are told. */
    List<StoredEvent> answer() {
        long begun = openFrom == 0 ? counted : openFrom - 1;
        long known = Math.max(hole, Math.min(begun, Math.max(0, counted - ALWAYS_KNOWN)));
        return events.stream()
                .filter(place -> place.position() > known
                        || place.position() > begun && place.event().type().startsWith("response."))
                .map(Place::event)
                .toList();
    }

    private void store(StoredEvent event) {
        events.add(new Place(++counted, event));
        follow(event);
        while (events.size() > MOST_EVENTS && (openFrom == 0 || events.get(0).position() < openFrom)) {
            events.remove(0);
        }
    }

    private void follow(StoredEvent event) {
        if (event.type().equals("response.created") && open++ == 0) {
            openFrom = counted;
        } else if (event.type().equals("response.done")) {
            open = Math.max(0, open - 1);
            openFrom = open == 0 ? 0 : openFrom;
        }
        if (openFrom == 0) {
            underway.clear();
        } else {
            underway.add(new Place(counted, event));
        }
    }

    private void pass(long position, StoredEvent event) {
        passing.addLast(new Place(position, event));
        if (passing.size() > MOST_PASSING) {
            passing.removeFirst();
        }
    }

    private Optional<Long> positionOf(String after) {
        if (after == null) {
            return Optional.of(0L);
        }
        List<Place> all = new ArrayList<>(events);
        all.addAll(passing);
        return all.stream()
                .filter(place -> Objects.equals(place.event().id(), after))
                .map(Place::position)
                .findFirst();
    }

    private boolean isWhole(long position) {
        return position >= hole && (events.isEmpty() || events.get(0).position() <= position + 1);
    }

    private List<StoredEvent> from(long position) {
        return events.stream()
                .filter(place -> place.position() > position)
                .map(Place::event)
                .toList();
    }
}
