package dev.voicebox.event;

import java.util.List;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.voicebox.privacy.Redacted;

/** What the server says. Each event gets its {@code event_id} when it leaves the session. */
public sealed interface ServerEvent
        permits ServerEvent.Failure, ServerEvent.Session, BufferEvent, ItemEvent, ResponseEvent {

    /** The {@code type} on the wire. */
    String type();

    record Failure(ProtocolError error) implements ServerEvent {
        @Override
        public String type() {
            return "error";
        }
    }

    /** About the session as a whole. */
    sealed interface Session extends ServerEvent {}

    /** {@code extension} goes out beside the protocol's fields as {@code voicebox}, or is {@code null}. */
    record SessionCreated(ObjectNode session, ObjectNode extension) implements Session {
        @Override
        public String type() {
            return "session.created";
        }

        @Override
        public String toString() {
            return "SessionCreated[" + Redacted.json(session) + ", " + Redacted.json(extension) + "]";
        }
    }

    record SessionUpdated(ObjectNode session, ObjectNode extension) implements Session {
        @Override
        public String type() {
            return "session.updated";
        }

        @Override
        public String toString() {
            return "SessionUpdated[" + Redacted.json(session) + ", " + Redacted.json(extension) + "]";
        }
    }

    record RateLimitsUpdated(List<RateLimit> rateLimits) implements Session {
        public RateLimitsUpdated {
            rateLimits = List.copyOf(rateLimits);
        }

        @Override
        public String type() {
            return "rate_limits.updated";
        }
    }
}
