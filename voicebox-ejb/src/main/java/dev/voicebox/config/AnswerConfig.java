package dev.voicebox.config;

import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.voicebox.config.tool.ToolReader;
import dev.voicebox.event.AudioFormat;
import dev.voicebox.event.ProtocolViolation;
import dev.voicebox.event.ResponseView.OutputMode;
import dev.voicebox.language.ModelRequest.ToolUse;
import dev.voicebox.language.ModelTool;
import dev.voicebox.language.Tuning;
import dev.voicebox.privacy.Redacted;
import dev.voicebox.wire.Field;

/**
 * How one answer is made.
 *
 * @param mode spoken or written, and the voice
 * @param speed 0.25 to 1.5, 1 is natural
 * @param maxOutputTokens 1 to 4096, empty for no limit
 * @param voices that may be asked for instead
 */
public record AnswerConfig(
        String instructions,
        OutputMode mode,
        double speed,
        List<ModelTool> tools,
        ToolUse toolUse,
        OptionalInt maxOutputTokens,
        Tuning tuning,
        VoiceNames voices) {

    private static final Set<String> OVERRIDES = Set.of(
            "conversation",
            "instructions",
            "output_modalities",
            "audio",
            "tools",
            "tool_choice",
            "parallel_tool_calls",
            "reasoning",
            "max_output_tokens",
            "metadata",
            "prompt");

    static AnswerConfig ofSession(Field session, VoiceNames voices) throws ProtocolViolation {
        Field output = session.child("audio").child("output");
        List<ModelTool> tools = ToolReader.tools(session.child("tools"));
        AnswerConfig config = new AnswerConfig(
                session.child("instructions").text(),
                new OutputMode(
                        spoken(session.child("output_modalities")),
                        AudioConfig.format(output.child("format")),
                        AudioConfig.voice(output.child("voice"), voices)),
                output.child("speed").number(1, 0.25, 1.5),
                tools,
                ToolReader.choice(session.child("tool_choice"), tools),
                maxTokens(session.child("max_output_tokens")),
                TuningReader.ofSession(session),
                voices);
        PromptLimits.check(session, config);
        return config;
    }

    /**
     * This configuration with what {@code response.create} says instead.
     *
     * @throws ProtocolViolation naming the first field that is wrong
     */
    public AnswerConfig with(ObjectNode overrides) throws ProtocolViolation {
        if (overrides.isEmpty()) {
            return this;
        }
        Field root = new Field(overrides, "response");
        root.object(OVERRIDES);
        Field conversation = root.child("conversation");
        if (!conversation.isNullOrAbsent()) {
            conversation.oneOf(List.of("auto", "none"));
        }
        PromptLimits.refuseStored(root.child("prompt"));
        List<ModelTool> declared = isGiven(root, "tools") ? ToolReader.tools(root.child("tools")) : tools;
        AnswerConfig config = new AnswerConfig(
                isGiven(root, "instructions") ? root.child("instructions").text() : instructions,
                mode(root),
                speed,
                declared,
                toolUse(root, declared),
                isGiven(root, "max_output_tokens") ? maxTokens(root.child("max_output_tokens")) : maxOutputTokens,
                TuningReader.of(root, tuning),
                voices);
        if (isGiven(root, "instructions") || isGiven(root, "tools")) {
            PromptLimits.check(root, config);
        }
        return config;
    }

    /** The voice as the engines know it: clients may ask for it by a name of their tenant's. */
    public String spokenVoice() {
        return voices.spokenAs(mode.voice());
    }

    /** The same, but the model has to say something instead of calling functions. */
    public AnswerConfig withoutCalls() {
        ToolUse none = new ToolUse(ToolUse.Mode.NONE, null);
        return new AnswerConfig(instructions, mode, speed, tools, none, maxOutputTokens, tuning, voices);
    }

    private ToolUse toolUse(Field root, List<ModelTool> declared) throws ProtocolViolation {
        if (isGiven(root, "tool_choice")) {
            return ToolReader.choice(root.child("tool_choice"), declared);
        }
        if (toolUse.mode() == ToolUse.Mode.NAMED) {
            ToolReader.checkDeclared(root.child("tools"), toolUse.name(), declared);
        }
        return toolUse;
    }

    private OutputMode mode(Field root) throws ProtocolViolation {
        boolean audio = isGiven(root, "output_modalities") ? spoken(root.child("output_modalities")) : mode.audio();
        AudioFormat format = mode.format();
        String voice = mode.voice();
        if (isGiven(root, "audio")) {
            root.child("audio").object(Set.of("output"));
            Field output = root.child("audio").child("output");
            if (!output.isNullOrAbsent()) {
                output.object(Set.of("format", "voice"));
                format = isGiven(output, "format") ? AudioConfig.format(output.child("format")) : format;
                voice = isGiven(output, "voice") ? AudioConfig.voice(output.child("voice"), voices) : voice;
            }
        }
        return new OutputMode(audio, format, voice);
    }

    private static boolean isGiven(Field parent, String name) {
        return !parent.child(name).isNullOrAbsent();
    }

    private static boolean spoken(Field field) throws ProtocolViolation {
        JsonNode modalities = field.array();
        if (modalities.size() != 1) {
            throw field.invalid("Supported values are: ['audio'] and ['text'].");
        }
        return field.element(0).oneOf(List.of("audio", "text")).equals("audio");
    }

    private static OptionalInt maxTokens(Field field) throws ProtocolViolation {
        if (field.value().isTextual()) {
            field.oneOf(List.of("inf"));
            return OptionalInt.empty();
        }
        return OptionalInt.of(field.integer(4096, 1, 4096));
    }

    @Override
    public String toString() {
        return "AnswerConfig[" + Redacted.text(instructions) + ", " + mode + ", " + speed + ", " + tools + ", "
                + toolUse + ", " + maxOutputTokens + ", " + tuning + ", " + voices + "]";
    }
}
