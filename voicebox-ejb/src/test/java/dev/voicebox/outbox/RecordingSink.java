package dev.voicebox.outbox;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

import dev.voicebox.event.SessionId;

/** Keeps what it is told; can be away, and can refuse. */
public final class RecordingSink implements EventSink {
    private final List<String> told = new CopyOnWriteArrayList<>();
    private final Set<String> refused = new HashSet<>();
    private volatile boolean away;

    @Override
    public synchronized Delivery publish(List<DomainEvent> events, Duration patience) {
        Map<String, String> no = new HashMap<>();
        Set<String> yes = new HashSet<>();
        Set<SessionId> held = new HashSet<>();
        for (DomainEvent event : away ? List.<DomainEvent>of() : events) {
            if (held.contains(event.session())) {
                continue;
            }
            if (refused.contains(event.id())) {
                no.put(event.id(), "too large");
                held.add(event.session());
            } else {
                told.add(event.id());
                yes.add(event.id());
            }
        }
        return new Delivery(yes, no);
    }

    /** Ids, in the order in which they came, as often as they came. */
    public List<String> told() {
        return List.copyOf(told);
    }

    public void away(boolean away) {
        this.away = away;
    }

    public synchronized void refuse(String eventId) {
        refused.add(eventId);
    }

    public synchronized void refuseNothing() {
        refused.clear();
    }
}
