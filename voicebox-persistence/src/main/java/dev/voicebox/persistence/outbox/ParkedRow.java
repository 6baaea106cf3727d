package dev.voicebox.persistence.outbox;

import java.time.Instant;
import java.util.Objects;

import dev.voicebox.persistence.privacy.Redacted;

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

    @Override
    public String toString() {
        return "ParkedRow[" + eventId + ", " + tenant + ", " + session + ", " + topic + ", " + attempts + ", "
                + Redacted.text(lastError) + ", " + parkedAt + "]";
    }
}
