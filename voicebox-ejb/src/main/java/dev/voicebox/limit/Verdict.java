package dev.voicebox.limit;

import java.time.Duration;
import java.util.Objects;

import dev.voicebox.event.ErrorCode;
import dev.voicebox.event.ErrorType;
import dev.voicebox.event.ProtocolError;

/** What became of the wish for a request. */
public sealed interface Verdict {

    record Granted(Grant grant) implements Verdict {
        public Granted {
            Objects.requireNonNull(grant, "grant");
        }
    }

    /** @param retry after which it is worth another try */
    record Refused(Reason reason, Duration retry) implements Verdict {
        public Refused {
            Objects.requireNonNull(reason, "reason");
            Objects.requireNonNull(retry, "retry");
        }

        /** For HTTP: at least 1. */
        public int retrySeconds() {
            return Math.toIntExact(Math.max(1, (retry.toMillis() + 999) / 1_000));
        }

        /** What the client is told. */
        public ProtocolError error() {
            return new ProtocolError(reason.type, reason.code, message(), null, null);
        }

        public String message() {
            return String.format(reason.message, retry.toMillis() / 1_000.0);
        }
    }

    /** Which limit it was. */
    enum Reason {
        MINUTE(ErrorType.RATE_LIMIT, ErrorCode.RATE_LIMIT_EXCEEDED, "Rate limit reached. Try again in %s s."),
        CONNECTIONS(
                ErrorType.RATE_LIMIT,
                ErrorCode.RATE_LIMIT_EXCEEDED,
                "There are as many connections as the limit allows. Close one, or try again in %s s."),
        AUDIO(
                ErrorType.RATE_LIMIT,
                ErrorCode.INSUFFICIENT_QUOTA,
                "The audio minutes of today are used up. There are new ones at midnight UTC, in %s s; the operator of this"
                        + " server can raise the limit.");

        private final ErrorType type;
        private final ErrorCode code;
        private final String message;

        Reason(ErrorType type, ErrorCode code, String message) {
            this.type = type;
            this.code = code;
            this.message = message;
        }

        public ErrorType type() {
            return type;
        }

        public ErrorCode code() {
            return code;
        }
    }
}
