package dev.voicebox.web.observe;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import org.eclipse.microprofile.metrics.Metadata;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;

import dev.voicebox.inbound.said.Skipped.Reason;
import dev.voicebox.inbound.start.InboundLog;
import dev.voicebox.outbox.start.Outgoing;

/**
 * The metrics of conversations over Kafka; none where Kafka is off.
 *
 * <pre>
 *   voicebox_inbound_taken_records_total               that reached a session of this server
 *   voicebox_inbound_skipped_records_total{reason}     tenant, key, schema, audio, repeated, refused
 * </pre>
 */
@ApplicationScoped
public class InboundMetrics {

    @Inject
    private MetricRegistry registry;

    @Inject
    private Outgoing outgoing;

    @Inject
    private InboundLog inbound;

    void onStart(@Observes @Initialized(ApplicationScoped.class) Object started) {
        if (!outgoing.isTold()) {
            return;
        }
        registry.gauge(
                named("voicebox_inbound_taken_records_total", "Records of callers that reached a session"),
                inbound::takenRecords);
        for (Reason reason : Reason.values()) {
            registry.gauge(
                    named("voicebox_inbound_skipped_records_total", "Records of callers that were skipped"),
                    () -> inbound.skippedRecords(reason),
                    new Tag("reason", reason.word()));
        }
    }

    private static Metadata named(String name, String description) {
        return Metadata.builder().withName(name).withDescription(description).build();
    }
}
