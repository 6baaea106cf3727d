package dev.voicebox.outbox;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

import dev.voicebox.event.SessionId;
import dev.voicebox.journal.Stamp;
import dev.voicebox.tenant.TenantId;

/**
 * One thing that is told outside.
 *
 * @param id the same in every copy, however often it is told: {@code <session>:<sequence>:<topic>}
 * @param payload JSON of the topic's schema, in ASCII
 * @param traceparent of W3C, or {@code null}
 * @param at when it happened
 */
public record DomainEvent(
        String id, Topic topic, TenantId tenant, SessionId session, String payload, String traceparent, Instant at) {

    /** Goes up when a schema changes so that readers of the former one could fail. */
    public static final String SCHEMA_VERSION = "1";

    public DomainEvent {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(topic, "topic");
        Objects.requireNonNull(tenant, "tenant");
        Objects.requireNonNull(session, "session");
        Objects.requireNonNull(payload, "payload");
        Objects.requireNonNull(at, "at");
    }

    static DomainEvent of(Stamp stamp, Topic topic, String payload) {
        return new DomainEvent(idOf(stamp, topic), topic, stamp.tenant(), stamp.session(), payload, null, stamp.at());
    }

    /** A record is told at most once on a topic. */
    static String idOf(Stamp stamp, Topic topic) {
        return stamp.session() + ":" + stamp.sequence() + ":" + topic.address();
    }

    public Optional<String> trace() {
        return Optional.ofNullable(traceparent);
    }

    /** Says nothing of the content. */
    @Override
    public String toString() {
        return "DomainEvent[" + id + "]";
    }
}
