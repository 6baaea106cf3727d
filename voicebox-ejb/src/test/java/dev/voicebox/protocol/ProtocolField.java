package dev.voicebox.protocol;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * One field of an event or shape.
 *
 * @param spec its facts: {@code type} (a JSON type or a shape), {@code const}, {@code enum}, {@code array}, {@code map} or
 *     {@code anyOf}, and their limits
 */
public record ProtocolField(String name, JsonNode spec, Standing standing) {

    static ProtocolField of(String name, JsonNode spec) {
        return new ProtocolField(name, spec, Standing.of(spec));
    }

    /** Whether the protocol wants it. */
    public boolean isRequired() {
        return spec.path("required").asBoolean();
    }

    /** Whether VoiceBox sends it always, which is at least what the protocol wants. */
    public boolean isAlwaysSent() {
        return isRequired() || spec.path("always").asBoolean();
    }

    /** Whether a client has to send it: more than the protocol wants where VoiceBox has no other choice. */
    public boolean isNeeded() {
        return isRequired() || spec.path("needed").asBoolean();
    }

    public boolean isNullable() {
        return spec.path("nullable").asBoolean();
    }

    /** Whether this side may say it. */
    public boolean isFor(Side side) {
        return spec.path("only").asText(side.title()).equals(side.title());
    }
}
