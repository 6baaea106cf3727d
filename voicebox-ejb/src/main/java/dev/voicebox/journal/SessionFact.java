package dev.voicebox.journal;

import java.util.Objects;

import dev.voicebox.event.ErrorCode;
import dev.voicebox.event.ErrorType;
import dev.voicebox.event.ResponseId;

/** Something that happened in a session beside its items. Never what anyone said, nor a text that a client chose. */
public sealed interface SessionFact {

    /** As the event of the protocol that told the client. */
    String type();

    <R> R accept(Handler<R> handler);

    /** Its settings were changed. */
    record Updated() implements SessionFact {
        @Override
        public String type() {
            return "session.updated";
        }

        @Override
        public <R> R accept(Handler<R> handler) {
            return handler.onUpdated(this);
        }
    }

    /**
     * An answer has ended.
     *
     * @param status one word, as on the wire
     * @param reason one word for why it was not completed, or {@code null}
     * @param inputTokens 0 or more, as in its usage
     */
    record Answered(ResponseId response, String status, String reason, long inputTokens, long outputTokens)
            implements SessionFact {
        public Answered {
            Objects.requireNonNull(response, "response");
            Objects.requireNonNull(status, "status");
        }

        @Override
        public String type() {
            return "response.done";
        }

        @Override
        public <R> R accept(Handler<R> handler) {
            return handler.onAnswered(this);
        }
    }

    /** The client was told of an error. */
    record Failed(ErrorType kind, ErrorCode code) implements SessionFact {
        public Failed {
            Objects.requireNonNull(kind, "kind");
            Objects.requireNonNull(code, "code");
        }

        @Override
        public String type() {
            return "error";
        }

        @Override
        public <R> R accept(Handler<R> handler) {
            return handler.onFailed(this);
        }
    }

    /** One method a kind of fact. */
    interface Handler<R> {
        R onUpdated(Updated fact);

        R onAnswered(Answered fact);

        R onFailed(Failed fact);
    }
}
