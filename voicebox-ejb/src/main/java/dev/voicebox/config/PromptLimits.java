package dev.voicebox.config;

import java.util.Iterator;
import java.util.Set;

import dev.voicebox.event.ErrorCode;
import dev.voicebox.event.ProtocolError;
import dev.voicebox.event.ProtocolViolation;
import dev.voicebox.language.TokenEstimate;
import dev.voicebox.wire.Field;

/** What a model may be told beside the conversation. */
final class PromptLimits {
    /** Of the public service: what is longer would crowd out the conversation. */
    private static final int MAX_TOKENS = 16_384;

    private PromptLimits() {}

    /** @param root session or response: the longer of its two fields is named */
    static void check(Field root, AnswerConfig config) throws ProtocolViolation {
        int instructions = TokenEstimate.ofText(config.instructions());
        int tools = config.tools().stream().mapToInt(TokenEstimate::ofTool).sum();
        if (instructions + tools > MAX_TOKENS) {
            String path =
                    root.child(instructions >= tools ? "instructions" : "tools").path();
            throw new ProtocolViolation(ProtocolError.invalid(
                    ErrorCode.INVALID_VALUE,
                    "Invalid '" + path + "': instructions and tools have about " + (instructions + tools)
                            + " tokens together. Expected at most " + MAX_TOKENS + ".",
                    path));
        }
    }

    /** Checks the reference like any other field; a prompt that it could stand for is kept nowhere. */
    static void refuseStored(Field prompt) throws ProtocolViolation {
        if (prompt.isNullOrAbsent()) {
            return;
        }
        prompt.object(Set.of("id", "version", "variables"));
        Field id = prompt.child("id");
        id.filledText();
        prompt.child("version").optionalText();
        Field variables = prompt.child("variables");
        if (!variables.isNullOrAbsent()) {
            for (Iterator<String> names = variables.object().fieldNames(); names.hasNext(); ) {
                Field variable = variables.child(names.next());
                if (!variable.value().isTextual()) {
                    variable.objectOrText();
                }
            }
        }
        throw id.invalid("Prompt not found: no prompts are stored on this server. Send its text as 'instructions'.");
    }
}
