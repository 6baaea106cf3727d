package dev.voicebox.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;

import dev.voicebox.event.ProtocolViolation;
import dev.voicebox.language.ModelRequest.ToolUse;
import dev.voicebox.language.ModelTool;
import dev.voicebox.wire.Field;

/** The functions that a session declares, and whether the model may, must or must not use them. */
final class ToolConfig {
    private static final List<String> CHOICES = List.of("none", "auto", "required");
    private static final Set<String> FUNCTION = Set.of("type", "name", "description", "parameters");

    private ToolConfig() {}

    static List<ModelTool> tools(Field field) throws ProtocolViolation {
        List<ModelTool> tools = new ArrayList<>();
        JsonNode array = field.array();
        for (int i = 0; i < array.size(); i++) {
            Field tool = new Field(array.get(i), field.path() + "[" + i + "]");
            tool.object();
            tool.child("type").oneOf(List.of("function"));
            tool.object(FUNCTION);
            Field parameters = tool.child("parameters");
            if (!parameters.isNullOrAbsent()) {
                parameters.object();
            }
            tools.add(new ModelTool(
                    tool.child("name").text(),
                    tool.child("description").optionalText(),
                    parameters.isNullOrAbsent() ? null : parameters.value()));
        }
        return List.copyOf(tools);
    }

    static ToolUse choice(Field field) throws ProtocolViolation {
        if (field.value().isTextual()) {
            return switch (field.oneOf(CHOICES)) {
                case "none" -> new ToolUse(ToolUse.Mode.NONE, null);
                case "required" -> new ToolUse(ToolUse.Mode.REQUIRED, null);
                default -> ToolUse.AUTO;
            };
        }
        field.object(Set.of("type", "name"));
        field.child("type").oneOf(List.of("function"));
        return new ToolUse(ToolUse.Mode.NAMED, field.child("name").text());
    }
}
