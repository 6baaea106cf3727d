package dev.voicebox.language;

import java.util.Objects;

import dev.voicebox.privacy.Redacted;

/** One step of the conversation as a model reads it: texts are {@linkplain PlainText plain}. */
public sealed interface ModelMessage {

    record SystemText(String text) implements ModelMessage {
        public SystemText {
            text = PlainText.of(text);
        }

        @Override
        public String toString() {
            return "SystemText[" + Redacted.text(text) + "]";
        }
    }

    record UserText(String text) implements ModelMessage {
        public UserText {
            text = PlainText.of(text);
        }

        @Override
        public String toString() {
            return "UserText[" + Redacted.text(text) + "]";
        }
    }

    /** A picture as a data URI; {@code detail} may be {@code null}. */
    record UserImage(String dataUri, String detail) implements ModelMessage {
        public UserImage {
            Objects.requireNonNull(dataUri, "dataUri");
        }

        @Override
        public String toString() {
            return "UserImage[" + Redacted.text(dataUri) + ", " + detail + "]";
        }
    }

    record AssistantText(String text) implements ModelMessage {
        public AssistantText {
            text = PlainText.of(text);
        }

        @Override
        public String toString() {
            return "AssistantText[" + Redacted.text(text) + "]";
        }
    }

    /** {@code name} and {@code arguments} as every provider reads them: the latter a JSON object. */
    record ToolCall(String callId, String name, String arguments) implements ModelMessage {
        public ToolCall {
            Objects.requireNonNull(callId, "callId");
            name = PlainText.ofName(name);
            arguments = PlainText.ofArguments(arguments);
        }

        @Override
        public String toString() {
            return "ToolCall[" + callId + ", " + Redacted.text(name) + ", " + Redacted.text(arguments) + "]";
        }
    }

    record ToolResult(String callId, String output) implements ModelMessage {
        public ToolResult {
            Objects.requireNonNull(callId, "callId");
            output = PlainText.of(output);
        }

        @Override
        public String toString() {
            return "ToolResult[" + callId + ", " + Redacted.text(output) + "]";
        }
    }
}
