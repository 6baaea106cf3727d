package dev.voicebox.persistence.outbox;

import java.time.Instant;
import java.util.Objects;

import dev.voicebox.persistence.privacy.Redacted;

/**
 * An event that is to be told outside.
 *
 * @param eventId the same in every copy of the event: a row with it is written once for its tenant
 * @param payload JSON, kept character by character; U+0000 and what is not ASCII may be written as escapes
 * @param headers a JSON object of strings
 * @param at when it happened
 */
public record OutboxRow(
        String eventId, String tenant, String session, String topic, String payload, String headers, Instant at) {

    /** How many lanes there are; as in the change log. */
    public static final int LANES = 32;

    public OutboxRow {
        Objects.requireNonNull(eventId, "eventId");
        Objects.requireNonNull(tenant, "tenant");
        Objects.requireNonNull(session, "session");
        Objects.requireNonNull(topic, "topic");
        Objects.requireNonNull(payload, "payload");
        Objects.requireNonNull(headers, "headers");
        Objects.requireNonNull(at, "at");
    }

    /** The events of a session share a lane, 0 to 31: {@link String#hashCode} is the same in every JVM. */
    public int lane() {
        return Math.floorMod(session.hashCode(), LANES);
    }

    @Override
    public String toString() {
        return "OutboxRow[" + eventId + ", " + tenant + ", " + session + ", " + topic + ", " + Redacted.text(payload)
                + ", " + Redacted.text(headers) + ", " + at + "]";
    }
}
