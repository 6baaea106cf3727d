package dev.voicebox.language.builtin;

import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.voicebox.language.ModelMessage;
import dev.voicebox.language.ModelRequest;
import dev.voicebox.language.ModelRequest.ToolUse;
import dev.voicebox.language.ModelTool;

/**
 * How built-in models use tools, so that clients can try them without a provider: {@code call the tool <name>} in the caller's
 * last words calls it with the JSON object that follows the name, or with {@code {}}; a tool choice that demands a call gets
 * one. The result of a tool is read out.
 */
final class ToolRule {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ORDER = "call the tool ";

    private ToolRule() {}

    /** Empty when tools have nothing to do with this answer. */
    static Optional<Reply> reply(ModelRequest request) {
        List<ModelMessage> messages = request.messages();
        if (!messages.isEmpty() && messages.get(messages.size() - 1) instanceof ModelMessage.ToolResult result) {
            return Optional.of(new Reply.Words("The tool answered: " + result.output()));
        }
        Optional<Reply.Call> asked = asked(request);
        return switch (request.toolUse().mode()) {
            case NONE -> Optional.empty();
            case AUTO -> asked.map(call -> call);
            case REQUIRED -> asked.or(() -> first(request)).map(call -> call);
            case NAMED -> named(request, asked);
        };
    }

    private static Optional<Reply.Call> first(ModelRequest request) {
        return request.tools().stream().findFirst().map(tool -> new Reply.Call(tool.name(), "{}"));
    }

    private static Optional<Reply> named(ModelRequest request, Optional<Reply.Call> asked) {
        ToolUse use = request.toolUse();
        boolean declared = request.tools().stream().anyMatch(tool -> tool.name().equals(use.name()));
        if (!declared) {
            return Optional.empty();
        }
        return asked.filter(call -> call.name().equals(use.name()))
                .or(() -> Optional.of(new Reply.Call(use.name(), "{}")))
                .map(call -> call);
    }

    private static Optional<Reply.Call> asked(ModelRequest request) {
        String said = LastWords.of(request);
        int order = said.toLowerCase(Locale.ROOT).indexOf(ORDER);
        if (order < 0) {
            return Optional.empty();
        }
        String rest = said.substring(order + ORDER.length()).strip();
        // The longest name wins, so that "light_off" is not taken for "light".
        return request.tools().stream()
                .map(ModelTool::name)
                .filter(name -> rest.regionMatches(true, 0, name, 0, name.length()))
                .max(Comparator.comparingInt(String::length))
                .map(name -> new Reply.Call(name, arguments(rest.substring(name.length()))));
    }

    private static String arguments(String rest) {
        int brace = rest.indexOf('{');
        if (brace < 0) {
            return "{}";
        }
        try (var parser = JSON.createParser(rest.substring(brace))) {
            JsonNode first = JSON.readTree(parser);
            return first.toString();
        } catch (IOException e) {
            return "{}";
        }
    }
}
