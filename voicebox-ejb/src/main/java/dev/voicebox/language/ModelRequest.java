package dev.voicebox.language;

import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;

import dev.voicebox.privacy.Redacted;

/**
 * What to answer.
 *
 * @param instructions may be empty; {@linkplain PlainText plain}
 * @param messages oldest first
 * @param maxOutputTokens empty for the provider's own limit
 */
public record ModelRequest(
        String instructions,
        List<ModelMessage> messages,
        List<ModelTool> tools,
        ToolUse toolUse,
        OptionalInt maxOutputTokens,
        Tuning tuning) {
    public ModelRequest {
        instructions = PlainText.of(instructions);
        messages = List.copyOf(messages);
        tools = List.copyOf(tools);
        Objects.requireNonNull(toolUse, "toolUse");
        Objects.requireNonNull(tuning, "tuning");
    }

    /** One that asks for nothing special. */
    public ModelRequest(
            String instructions,
            List<ModelMessage> messages,
            List<ModelTool> tools,
            ToolUse toolUse,
            OptionalInt maxOutputTokens) {
        this(instructions, messages, tools, toolUse, maxOutputTokens, Tuning.UNSAID);
    }

    /** Whether the model may, must or must not call functions; {@code name} is only set for {@code NAMED}. */
    public record ToolUse(Mode mode, String name) {
        public static final ToolUse AUTO = new ToolUse(Mode.AUTO, null);

        public enum Mode {
            AUTO,
            NONE,
            REQUIRED,
            NAMED
        }

        @Override
        public String toString() {
            return "ToolUse[" + mode + ", " + Redacted.text(name) + "]";
        }
    }

    @Override
    public String toString() {
        return "ModelRequest[" + Redacted.text(instructions) + ", " + messages + ", " + tools + ", " + toolUse + ", "
                + maxOutputTokens + ", " + tuning + "]";
    }
}
