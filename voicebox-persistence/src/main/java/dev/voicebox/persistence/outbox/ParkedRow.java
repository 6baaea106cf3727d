package dev.voicebox.persistence.outbox;

import java.time.Instant;
import java.util.Objects;

/** An event that was refused too often and waits for a person; later events of its session went on. */
public record ParkedRow(
        String eventId, String tenant, String session, String topic, int attempts, String lastError, Instant parkedAt) {

    public ParkedRow {
        Objects.requireNonNull(eventId, "eventId");
        Objects.requireNonNull(tenant, "tenant");
        Objects.requireNonNull(session, "session");
        Objects.requireNonNull(topic, "topic");
        Objects.requireNonNull(parkedAt, "parkedAt");
    }
}
