package dev.voicebox.web.llm.read;

import java.util.ArrayList;
import java.util.List;

import dev.voicebox.event.ProtocolViolation;
import dev.voicebox.language.ModelRequest.ToolUse;
import dev.voicebox.language.ModelTool;
import dev.voicebox.wire.Field;

/** Reads the functions that a model may ask for. */
final class ToolsReader {
    private static final int MOST = 128;
    private static final int MOST_DESCRIPTION = 16_384;
    private static final String NAME = "[A-Za-z0-9_-]{1,64}";

    private ToolsReader() {}

    static List<ModelTool> tools(Field tools) throws ProtocolViolation {
        List<ModelTool> all = new ArrayList<>();
        if (tools.isNullOrAbsent()) {
            return all;
        }
        if (tools.array().size() > MOST) {
            throw tools.refused("at most " + MOST + " are taken.");
        }
        for (int i = 0; i < tools.array().size(); i++) {
            all.add(tool(tools.element(i)));
        }
        return all;
    }

    static ToolUse choice(Field choice, List<ModelTool> tools) throws ProtocolViolation {
        if (choice.isNullOrAbsent()) {
            return ToolUse.AUTO;
        }
        if (choice.value().isTextual()) {
            return new ToolUse(mode(choice, tools), null);
        }
        choice.objectOrText();
        choice.child("type").oneOf(List.of("function"));
        Field name = choice.child("function").child("name");
        if (tools.stream().noneMatch(tool -> tool.name().equals(name.value().asText()))) {
            throw name.invalid("Name one of the 'tools'.");
        }
        return new ToolUse(ToolUse.Mode.NAMED, name.text());
    }

    private static ToolUse.Mode mode(Field choice, List<ModelTool> tools) throws ProtocolViolation {
        return switch (choice.oneOf(List.of("auto", "none", "required"))) {
            case "none" -> ToolUse.Mode.NONE;
            case "required" -> {
                if (tools.isEmpty()) {
                    throw choice.refused("there are no 'tools' to call. Name some, or leave it out.");
                }
                yield ToolUse.Mode.REQUIRED;
            }
            default -> ToolUse.Mode.AUTO;
        };
    }

    private static ModelTool tool(Field tool) throws ProtocolViolation {
        tool.object();
        tool.child("type").oneOf(List.of("function"));
        Field function = tool.child("function");
        function.object();
        Field name = function.child("name");
        if (!name.text().matches(NAME)) {
            throw name.invalid("Expected 1 to 64 letters, digits, '_' or '-'.");
        }
        Field description = function.child("description");
        if (description.optionalText() != null && description.text().length() > MOST_DESCRIPTION) {
            throw description.tooLong(MOST_DESCRIPTION);
        }
        Field parameters = function.child("parameters");
        Field strict = function.child("strict");
        return new ModelTool(
                name.text(),
                description.optionalText(),
                parameters.isNullOrAbsent() ? null : parameters.object(),
                !strict.isNullOrAbsent() && strict.bool(false));
    }
}
