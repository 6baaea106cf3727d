package dev.voicebox.wire;

import java.io.IOException;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.voicebox.event.ProtocolError;
import dev.voicebox.event.RateLimit;
import dev.voicebox.event.ServerEvent;

/** Writes the events about the session as a whole, and errors. */
final class SessionFields {
    private SessionFields() {}

    static void addTo(ServerEventWriter writer) {
        writer.on(ServerEvent.Failure.class, (json, event) -> error(json, event.error()));
        writer.on(ServerEvent.SessionCreated.class, (json, event) -> session(json, event.session(), event.extension()));
        writer.on(ServerEvent.SessionUpdated.class, (json, event) -> session(json, event.session(), event.extension()));
        writer.on(ServerEvent.RateLimitsUpdated.class, SessionFields::rateLimits);
    }

    /** VoiceBox's own words about an event stand beside the protocol's, and only if there are any. */
    static void extension(JsonGenerator json, ObjectNode extension) throws IOException {
        if (extension != null) {
            json.writeFieldName("voicebox");
            json.writeTree(extension);
        }
    }

    private static void session(JsonGenerator json, ObjectNode session, ObjectNode extension) throws IOException {
        json.writeFieldName("session");
        json.writeTree(session);
        extension(json, extension);
    }

    /** All five keys are always there: clients look for them. */
    private static void error(JsonGenerator json, ProtocolError error) throws IOException {
        json.writeObjectFieldStart("error");
        json.writeStringField("type", error.type().wire());
        json.writeStringField("code", error.code().wire());
        json.writeStringField("message", error.message());
        json.writeStringField("param", error.param());
        json.writeStringField("event_id", error.eventId());
        json.writeEndObject();
    }

    private static void rateLimits(JsonGenerator json, ServerEvent.RateLimitsUpdated event) throws IOException {
        json.writeArrayFieldStart("rate_limits");
        for (RateLimit limit : event.rateLimits()) {
            json.writeStartObject();
            json.writeStringField("name", limit.name());
            json.writeNumberField("limit", limit.limit());
            json.writeNumberField("remaining", limit.remaining());
            json.writeNumberField("reset_seconds", limit.resetSeconds());
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
