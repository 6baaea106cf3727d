package dev.voicebox.language;

import java.util.Objects;

/** One step of the conversation as a model reads it. */
public sealed interface ModelMessage {

    record SystemText(String text) implements ModelMessage {
        public SystemText {
            Objects.requireNonNull(text, "text");
        }
    }

    record UserText(String text) implements ModelMessage {
        public UserText {
            Objects.requireNonNull(text, "text");
        }
    }

    /** A picture as a data URI; {@code detail} may be {@code null}. */
    record UserImage(String dataUri, String detail) implements ModelMessage {
        public UserImage {
            Objects.requireNonNull(dataUri, "dataUri");
        }
    }

    record AssistantText(String text) implements ModelMessage {
        public AssistantText {
            Objects.requireNonNull(text, "text");
        }
    }

    /** {@code arguments} is JSON text. */
    record ToolCall(String callId, String name, String arguments) implements ModelMessage {
        public ToolCall {
            Objects.requireNonNull(callId, "callId");
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(arguments, "arguments");
        }
    }

    record ToolResult(String callId, String output) implements ModelMessage {
        public ToolResult {
            Objects.requireNonNull(callId, "callId");
            Objects.requireNonNull(output, "output");
        }
    }
}
