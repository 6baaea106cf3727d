package dev.voicebox.event;

import dev.voicebox.privacy.Redacted;

/** How an answer stands or ended. */
public sealed interface ResponseStatus {

    record InProgress() implements ResponseStatus {}

    record Completed() implements ResponseStatus {}

    record Cancelled(CancelReason reason) implements ResponseStatus {}

    record Incomplete(IncompleteReason reason) implements ResponseStatus {}

    record Failed(ErrorType type, ErrorCode code, String message) implements ResponseStatus {
        @Override
        public String toString() {
            return "Failed[" + type + ", " + code + ", " + Redacted.text(message) + "]";
        }
    }

    enum CancelReason {
        TURN_DETECTED("turn_detected"),
        CLIENT_CANCELLED("client_cancelled");

        private final String wire;

        CancelReason(String wire) {
            this.wire = wire;
        }

        public String wire() {
            return wire;
        }
    }

    enum IncompleteReason {
        MAX_OUTPUT_TOKENS("max_output_tokens"),
        CONTENT_FILTER("content_filter");

        private final String wire;

        IncompleteReason(String wire) {
            this.wire = wire;
        }

        public String wire() {
            return wire;
        }
    }
}
