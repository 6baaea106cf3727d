package dev.voicebox.outbox;

import java.time.Duration;
import java.util.List;

/** Where domain events leave. Called by one relay at a time. */
public interface EventSink {

    /**
     * Hands them over in this order, and waits until each is acknowledged or refused, or until the patience is over. After one
     * that is refused, later ones of its session are left alone. What is neither acknowledged nor refused will be handed over
     * again, as may happen to any event.
     *
     * @throws InterruptedException if the relay is to stop
     */
    Delivery publish(List<DomainEvent> events, Duration patience) throws InterruptedException;
}
