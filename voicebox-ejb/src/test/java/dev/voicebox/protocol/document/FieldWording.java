package dev.voicebox.protocol.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;

import dev.voicebox.protocol.ProtocolData;

/** Says in a few words what a value may be. */
final class FieldWording {

    String of(JsonNode spec) {
        List<String> words = new ArrayList<>();
        words.add(kind(spec) + (spec.path("nullable").asBoolean() ? " or null" : ""));
        add(words, limits(spec));
        add(words, spec.path("unit").asText());
        add(words, spec.has("default") ? "default `" + plain(spec.path("default")) + "`" : "");
        add(words, spec.has("only") ? "said by the " + spec.path("only").asText() + " only" : "");
        add(words, spec.path("note").asText());
        return String.join("; ", words);
    }

    static String link(String shape) {
        return "[" + shape + "](#" + shape.toLowerCase(Locale.ROOT) + ")";
    }

    private static String kind(JsonNode spec) {
        if (spec.has("const")) {
            return "`" + plain(spec.path("const")) + "`";
        }
        if (spec.has("enum")) {
            return each(spec.path("enum"))
                    .map(value -> "`" + plain(value) + "`")
                    .collect(Collectors.joining(" "));
        }
        if (spec.has("anyOf")) {
            return each(spec.path("anyOf")).map(one -> kind(one) + within(one)).collect(Collectors.joining(" or "));
        }
        if (spec.has("array")) {
            return "list of " + kind(spec.path("array"));
        }
        if (spec.has("map")) {
            return "names with " + kind(spec.path("map"));
        }
        String type = spec.path("type").asText();
        return ProtocolData.isShape(type) ? link(type) : type;
    }

    private static String within(JsonNode spec) {
        String limits = limits(spec);
        return limits.isEmpty() ? "" : " " + limits;
    }

    private static String limits(JsonNode spec) {
        if (spec.has("min") && spec.has("max")) {
            return plain(spec.path("min")) + " to " + plain(spec.path("max"));
        }
        if (spec.has("min")) {
            return "at least " + plain(spec.path("min"));
        }
        if (spec.has("maxLength")) {
            return "at most " + plain(spec.path("maxLength")) + " characters";
        }
        return spec.has("minItems") ? "at least " + plain(spec.path("minItems")) : "";
    }

    private static void add(List<String> words, String word) {
        if (!word.isEmpty()) {
            words.add(word);
        }
    }

    private static String plain(JsonNode value) {
        return value.isTextual() ? value.textValue() : value.toString();
    }

    private static java.util.stream.Stream<JsonNode> each(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
