package dev.voicebox.language;

import java.util.Objects;

/** One step of the conversation as a model reads it: texts are {@linkplain PlainText plain}. */
public sealed interface ModelMessage {

    record SystemText(String text) implements ModelMessage {
        public SystemText {
            text = PlainText.of(text);
        }
    }

    record UserText(String text) implements ModelMessage {
        public UserText {
            text = PlainText.of(text);
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
            text = PlainText.of(text);
        }
    }

    /** {@code arguments} is JSON text. */
    record ToolCall(String callId, String name, String arguments) implements ModelMessage {
        public ToolCall {
            Objects.requireNonNull(callId, "callId");
            Objects.requireNonNull(name, "name");
            arguments = PlainText.of(arguments);
        }
    }

    record ToolResult(String callId, String output) implements ModelMessage {
        public ToolResult {
            Objects.requireNonNull(callId, "callId");
            output = PlainText.of(output);
        }
    }
}
