package dev.voicebox.config.tool;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;

import dev.voicebox.event.ProtocolViolation;
import dev.voicebox.language.ModelRequest.ToolUse;
import dev.voicebox.language.ModelTool;
import dev.voicebox.wire.Field;

/** Reads which functions there are, and whether the model may, must or must not use them. */
public final class ToolReader {
    /** What providers take as the name of a function. */
    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9_-]+");

    private static final int MAX_NAME = 64;
    private static final List<String> CHOICES = List.of("none", "auto", "required");
    private static final Set<String> FUNCTION = Set.of("type", "name", "description", "parameters");

    private ToolReader() {}

    public static List<ModelTool> tools(Field field) throws ProtocolViolation {
        List<ModelTool> tools = new ArrayList<>();
        JsonNode array = field.array();
        for (int i = 0; i < array.size(); i++) {
            Field tool = field.element(i);
            tool.object();
            if (McpTool.isMeant(tool)) {
                throw McpTool.refusal(tool);
            }
            ModelTool function = function(tool);
            if (isAmong(tools, function.name())) {
                throw tool.child("name")
                        .refused("there is a function of this name already. Give each a name of its own.");
            }
            tools.add(function);
        }
        return List.copyOf(tools);
    }

    /** @param tools those that the choice is made from */
    public static ToolUse choice(Field field, List<ModelTool> tools) throws ProtocolViolation {
        if (field.value().isTextual()) {
            return switch (field.oneOf(CHOICES)) {
                case "none" -> new ToolUse(ToolUse.Mode.NONE, null);
                case "required" -> new ToolUse(ToolUse.Mode.REQUIRED, null);
                default -> ToolUse.AUTO;
            };
        }
        field.objectOrText();
        if (McpTool.isMeant(field)) {
            throw McpTool.refusedChoice(field);
        }
        field.child("type").oneOf(List.of("function"));
        field.object(Set.of("type", "name"));
        String name = field.child("name").text();
        checkDeclared(field.child("name"), name, tools);
        return new ToolUse(ToolUse.Mode.NAMED, name);
    }

    /** @throws ProtocolViolation when the choice names a function that is not among the tools (any more) */
    public static void checkDeclared(Field field, String name, List<ModelTool> tools) throws ProtocolViolation {
        if (!isAmong(tools, name)) {
            throw field.refused("the function is not among the tools. Declare it there, or choose 'auto'.");
        }
    }

    private static boolean isAmong(List<ModelTool> tools, String name) {
        return tools.stream().anyMatch(tool -> tool.name().equals(name));
    }

    private static ModelTool function(Field tool) throws ProtocolViolation {
        tool.child("type").oneOf(List.of("function"));
        tool.object(FUNCTION);
        Field parameters = tool.child("parameters");
        if (!parameters.isNullOrAbsent()) {
            parameters.object();
        }
        return new ModelTool(
                name(tool.child("name")),
                tool.child("description").optionalText(),
                parameters.isNullOrAbsent() ? null : parameters.value());
    }

    private static String name(Field field) throws ProtocolViolation {
        String name = field.text(MAX_NAME);
        if (!NAME.matcher(name).matches()) {
            throw field.refused(
                    "string does not match pattern. Expected a string that matches the pattern '^" + NAME + "$'.");
        }
        return name;
    }
}
