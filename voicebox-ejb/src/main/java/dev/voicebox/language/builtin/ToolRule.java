package dev.voicebox.language.builtin;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.voicebox.language.ModelMessage;
import dev.voicebox.language.ModelRequest;
import dev.voicebox.language.ModelTool;
import dev.voicebox.privacy.Redacted;

/**
 * How built-in models use tools, so that clients can try them without a provider: each {@code call the tool <name>} in the
 * caller's last words calls it with the JSON object that follows the name, or with {@code {}}; a tool choice that demands a
 * call gets one. The result of a tool is read out. An order is obeyed once: a client that asks for an answer per result would
 * else get the same calls for ever.
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
        List<Reply.Call> asked = asked(request);
        List<Reply.Call> calls = switch (request.toolUse().mode()) {
            case NONE -> List.of();
            case AUTO -> asked;
            case REQUIRED -> asked.isEmpty() ? first(request) : asked;
            case NAMED -> named(request, asked);
        };
        return calls.isEmpty() ? Optional.empty() : Optional.of(new Reply.Calls(calls));
    }

    private static List<Reply.Call> first(ModelRequest request) {
        return request.tools().stream()
                .limit(1)
                .map(tool -> new Reply.Call(tool.name(), "{}"))
                .toList();
    }

    private static List<Reply.Call> named(ModelRequest request, List<Reply.Call> asked) {
        String name = request.toolUse().name();
        if (request.tools().stream().noneMatch(tool -> tool.name().equals(name))) {
            return List.of();
        }
        List<Reply.Call> wanted =
                asked.stream().filter(call -> call.name().equals(name)).toList();
        return wanted.isEmpty() ? List.of(new Reply.Call(name, "{}")) : wanted;
    }

    private static List<Reply.Call> asked(ModelRequest request) {
        String said = LastWords.areAnsweredByCalls(request) ? "" : LastWords.of(request);
        List<Reply.Call> calls = new ArrayList<>();
        for (int order = order(said, 0); order < said.length(); order = order(said, order)) {
            int at = order + ORDER.length();
            Optional<String> name = nameAt(said.substring(at).stripLeading(), request);
            int brace = said.indexOf('{', at);
            order = at;
            if (name.isPresent() && brace >= 0 && brace < order(said, at)) {
                Arguments arguments = Arguments.of(said.substring(brace));
                calls.add(new Reply.Call(name.get(), arguments.json()));
                order = brace + arguments.length(); // an order among the arguments is none
            } else {
                name.ifPresent(tool -> calls.add(new Reply.Call(tool, "{}")));
            }
        }
        return calls;
    }

    /** Where the next order begins; the end of the words without one. */
    private static int order(String said, int from) {
        int at = said.toLowerCase(Locale.ROOT).indexOf(ORDER, from);
        return at < 0 ? said.length() : at;
    }

    /** The longest name wins, so that "light_off" is not taken for "light". */
    private static Optional<String> nameAt(String rest, ModelRequest request) {
        return request.tools().stream()
                .map(ModelTool::name)
                .filter(name -> rest.regionMatches(true, 0, name, 0, name.length()))
                .max(Comparator.comparingInt(String::length));
    }

    /** The JSON object at the start of a text, and how much of the text it takes. */
    private record Arguments(String json, int length) {

        static Arguments of(String text) {
            try (var parser = JSON.createParser(text)) {
                JsonNode first = JSON.readTree(parser);
                return new Arguments(
                        first.toString(), (int) parser.currentLocation().getCharOffset());
            } catch (IOException e) {
                return new Arguments("{}", 1);
            }
        }

        @Override
        public String toString() {
            return "Arguments[" + Redacted.text(json) + ", " + length + "]";
        }
    }
}
