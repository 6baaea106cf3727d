package dev.voicebox.web.observe;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import org.eclipse.microprofile.metrics.Metadata;
import org.eclipse.microprofile.metrics.MetricRegistry;

import dev.voicebox.outbox.start.Outgoing;

/**
 * The metrics of events on their way outside; none where nothing is told.
 *
 * <pre>
 *   voicebox_outbox_waiting_events             not told yet, of all servers
 *   voicebox_outbox_parked_events              refused too often, of all servers
 *   voicebox_outbox_oldest_seconds             since when the oldest of the waiting ones waits
 *   voicebox_outbox_published_events_total     acknowledged to the relay of this server
 * </pre>
 */
@ApplicationScoped
public class OutboxMetrics {

    @Inject
    private MetricRegistry registry;

    @Inject
    private Outgoing outgoing;

    void onStart(@Observes @Initialized(ApplicationScoped.class) Object started) {
        if (outgoing.isTold()) {
            registry.gauge(
                    named("voicebox_outbox_waiting_events", "Events that are not told yet, of all servers"),
                    () -> outgoing.figures().waiting());
            registry.gauge(
                    named("voicebox_outbox_parked_events", "Events that were refused too often, of all servers"),
                    () -> outgoing.figures().parked());
            registry.gauge(
                    named("voicebox_outbox_oldest_seconds", "Since when the oldest of the waiting events waits"),
                    () -> outgoing.figures().oldestSeconds());
            registry.gauge(
                    named("voicebox_outbox_published_events_total", "Events acknowledged to the relay of this server"),
                    outgoing::published);
        }
    }

    private static Metadata named(String name, String description) {
        return Metadata.builder().withName(name).withDescription(description).build();
    }
}
