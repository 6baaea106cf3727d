package dev.voicebox.outbox.schema;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.voicebox.event.SessionId;
import dev.voicebox.outbox.Delivery;
import dev.voicebox.outbox.DomainEvent;
import dev.voicebox.outbox.EventSink;

/** Lets no event out that is not as its schema says. */
public final class CheckedSink implements EventSink {
    private final EventSchemas schemas;
    private final EventSink sink;

    public CheckedSink(EventSchemas schemas, EventSink sink) {
        this.schemas = schemas;
        this.sink = sink;
    }

    @Override
    public Delivery publish(List<DomainEvent> events, Duration patience) throws InterruptedException {
        Map<String, String> refused = new HashMap<>();
        Set<SessionId> held = new HashSet<>();
        List<DomainEvent> good = new ArrayList<>();
        for (DomainEvent event : events) {
            if (held.contains(event.session())) {
                continue;
            }
            Optional<String> fault = schemas.faultOf(event.topic(), event.payload());
            if (fault.isPresent()) {
                refused.put(event.id(), fault.get());
                held.add(event.session());
            } else {
                good.add(event);
            }
        }
        Delivery delivery = good.isEmpty() ? new Delivery(Set.of(), Map.of()) : sink.publish(good, patience);
        refused.putAll(delivery.refused());
        return new Delivery(delivery.acknowledged(), refused);
    }
}
