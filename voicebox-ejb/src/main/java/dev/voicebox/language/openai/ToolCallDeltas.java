package dev.voicebox.language.openai;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;

import dev.voicebox.language.ModelListener;

/**
 * Puts the pieces of tool calls in order. Providers number calls as they like, leave the number or the id out, or send
 * arguments before the name; the listener hears calls counted from 0, each announced before its arguments.
 */
final class ToolCallDeltas {
    private final ModelListener out;
    private final Map<String, Call> calls = new LinkedHashMap<>();
    private Call latest;

    ToolCallDeltas(ModelListener out) {
        this.out = out;
    }

    boolean isEmpty() {
        return calls.isEmpty();
    }

    /** True when every call has got its name. */
    boolean isComplete() {
        return calls.values().stream().allMatch(call -> call.announced);
    }

    /** False when the piece tells nothing: no name that was not known, and of arguments only white space. */
    boolean read(JsonNode delta) {
        Call call = callOf(delta);
        latest = call;
        JsonNode function = delta.path("function");
        boolean named =
                call.announce(delta.path("id").asText(""), function.path("name").asText(""));
        return named | call.arguments(function.path("arguments"));
    }

    private Call callOf(JsonNode delta) {
        String id = delta.path("id").asText("");
        if (delta.path("index").isInt()) {
            String number = "#" + delta.path("index").intValue();
            // Some servers (Gemini) give every call the number 0.
            if (calls.containsKey(number) && calls.get(number).isOther(delta)) {
                calls.put(number + " before " + id, calls.remove(number));
            }
            return calls.computeIfAbsent(number, key -> new Call(calls.size()));
        }
        if (id.isEmpty() && latest != null) {
            return latest;
        }
        return calls.computeIfAbsent(id, key -> new Call(calls.size()));
    }

    private final class Call {
        private final int index;
        private final StringBuilder early = new StringBuilder();
        private String id = "";
        private boolean announced;

        Call(int index) {
            this.index = index;
        }

        /** Whether a piece of the same number begins another call: it has an id and a name of its own. */
        boolean isOther(JsonNode piece) {
            String newId = piece.path("id").asText("");
            return announced
                    && !newId.isEmpty()
                    && !newId.equals(id)
                    && !piece.path("function").path("name").asText("").isEmpty();
        }

        boolean announce(String newId, String name) {
            if (!newId.isEmpty()) {
                id = newId;
            }
            if (announced || name.isEmpty()) {
                return false;
            }
            announced = true;
            out.onToolCall(index, id.isEmpty() ? "call_" + UUID.randomUUID() : id, name);
            return true;
        }

        boolean arguments(JsonNode piece) {
            // Some servers send the arguments as an object instead of as text.
            String text = piece.isObject() ? piece.toString() : piece.asText("");
            early.append(text);
            if (announced && early.length() > 0) {
                out.onToolArguments(index, early.toString());
                early.setLength(0);
            }
            return !text.isBlank();
        }
    }
}
