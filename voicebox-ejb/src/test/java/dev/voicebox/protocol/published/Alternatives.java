package dev.voicebox.protocol.published;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;

import dev.voicebox.protocol.ProtocolData;
import dev.voicebox.protocol.Shape;

/** What a value of ours may be, shapes unfolded. */
final class Alternatives {
    private final List<JsonNode> values = new ArrayList<>();
    private final List<Shape> shapes = new ArrayList<>();

    static Alternatives of(ProtocolData data, JsonNode spec) {
        Alternatives all = new Alternatives();
        all.add(data, spec);
        return all;
    }

    private void add(ProtocolData data, JsonNode spec) {
        String type = spec.path("type").asText();
        if (spec.has("anyOf")) {
            spec.path("anyOf").forEach(alternative -> add(data, alternative));
        } else if (ProtocolData.isShape(type)) {
            add(data, data.shape(type));
        } else {
            values.add(spec);
        }
    }

    private void add(ProtocolData data, Shape shape) {
        if (shape.isObject()) {
            shapes.add(shape);
        } else if (shape.isChoice()) {
            shape.oneOf().forEach(name -> add(data, data.shape(name)));
        } else {
            add(data, shape.is());
        }
    }

    /** The shapes whose constants are allowed by their fields. */
    List<Shape> shapesFor(JsonNode theirFields) {
        return shapes.stream()
                .filter(shape ->
                        shape.fields().stream().allMatch(field -> agree(theirFields.path(field.name()), field.spec())))
                .toList();
    }

    private static boolean agree(JsonNode theirs, JsonNode ours) {
        if (!ours.has("const") || theirs.isMissingNode()) {
            return !(ours.has("const") && ours.path("required").asBoolean() && theirs.isMissingNode());
        }
        return theirs.has("value") && theirs.path("value").equals(ours.path("const"))
                || contains(theirs.path("values"), ours.path("const"))
                || theirs.path("type").asText().equals("string");
    }

    /** Our value of their kind, with the same constants. */
    Optional<JsonNode> valueFor(JsonNode theirs) {
        return values.stream().filter(own -> fits(theirs, own)).findFirst();
    }

    private static boolean fits(JsonNode theirs, JsonNode own) {
        String type = own.path("type").asText();
        return switch (theirs.path("type").asText()) {
            case "const" -> own.path("const").equals(theirs.path("value"));
            case "enum" ->
                theirs.path("values").size() == 1
                        ? own.path("const").equals(theirs.path("values").get(0))
                        : set(own.path("enum")).equals(set(theirs.path("values")));
            case "array" -> own.has("array");
            case "map" -> own.has("map");
            case "number" -> type.equals("number") || type.equals("integer");
            default -> type.equals(theirs.path("type").asText());
        };
    }

    private static boolean contains(JsonNode values, JsonNode wanted) {
        return set(values).contains(wanted);
    }

    private static Set<JsonNode> set(JsonNode values) {
        Set<JsonNode> set = new LinkedHashSet<>();
        values.forEach(set::add);
        return set;
    }
}
