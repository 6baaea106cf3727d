package dev.voicebox.protocol.published;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;

import dev.voicebox.protocol.ProtocolData;
import dev.voicebox.protocol.ProtocolField;
import dev.voicebox.protocol.Shape;

/**
 * Holds our data to the published facts. What ours says beyond them has to name where it comes from ({@code wire}). Where theirs
 * is one object with a field of several kinds, ours may be several shapes.
 */
final class Comparison {
    private final ProtocolData data;
    private final Set<String> differences = new LinkedHashSet<>();

    Comparison(ProtocolData data) {
        this.data = data;
    }

    Set<String> differences() {
        return differences;
    }

    void differ(String path, String how) {
        differences.add(path + " " + how);
    }

    /** Their fields against the fields of our shapes, of which each may be the one that is meant. */
    void fields(String path, JsonNode theirs, List<List<ProtocolField>> shapes) {
        theirs.properties().forEach(field -> {
            List<ProtocolField> ours = shapes.stream()
                    .flatMap(shape -> named(shape, field.getKey()).stream())
                    .toList();
            String at = path + "." + field.getKey();
            if (ours.isEmpty()) {
                differ(at, "is missing");
            } else if (shapes.size() > 1) {
                severalKinds(at, field.getValue(), ours);
            } else {
                field(at, field.getValue(), ours.get(0));
            }
        });
        shapes.forEach(shape -> shape.stream()
                .filter(field -> !theirs.has(field.name()) && !field.spec().has("wire"))
                .forEach(field -> differ(path + "." + field.name(), "is not published")));
    }

    private void field(String path, JsonNode theirs, ProtocolField ours) {
        if (theirs.path("required").asBoolean() != ours.isRequired()) {
            differ(path, ours.isRequired() ? "is not required" : "is required");
        }
        value(path, theirs, ours.spec());
    }

    /** A constant for each of our shapes: together they are the values of theirs. Other fields are there in some of them. */
    private void severalKinds(String path, JsonNode theirs, List<ProtocolField> ours) {
        if (theirs.has("values") && ours.stream().allMatch(field -> field.spec().has("const"))) {
            Set<JsonNode> wanted = set(theirs.path("values"));
            Set<JsonNode> told = new LinkedHashSet<>();
            ours.forEach(field -> told.add(field.spec().path("const")));
            if (!wanted.equals(told)) {
                differ(path, "is " + wanted + ", not " + told);
            }
        } else {
            ours.forEach(field -> value(path, theirs, field.spec()));
        }
    }

    private void value(String path, JsonNode theirs, JsonNode ours) {
        boolean explained = ours.has("wire");
        if (theirs.path("nullable").asBoolean() != ours.path("nullable").asBoolean() && !explained) {
            differ(path, "has another nullable");
        }
        for (Limit limit : Limit.values()) {
            limit.compare(theirs, ours).filter(how -> !explained).ifPresent(how -> differ(path, how));
        }
        Alternatives alternatives = Alternatives.of(data, ours);
        List<JsonNode> wanted = theirs.has("any_of") ? list(theirs.path("any_of")) : List.of(theirs);
        wanted.forEach(alternative -> alternative(path, alternative, alternatives, explained));
    }

    private void alternative(String path, JsonNode theirs, Alternatives ours, boolean explained) {
        String type = theirs.path("type").asText();
        if (type.equals("object")) {
            List<Shape> shapes = ours.shapesFor(theirs.path("fields"));
            if (shapes.isEmpty()) {
                differ(path, "has no shape for " + theirs.path("name").asText());
            } else {
                fields(
                        path,
                        theirs.path("fields"),
                        shapes.stream().map(Shape::fields).toList());
            }
            return;
        }
        Optional<JsonNode> own = ours.valueFor(theirs);
        if (own.isEmpty()) {
            if (!explained) {
                differ(path, "has no value for " + theirs);
            }
        } else if (type.equals("array")) {
            value(path + "[]", theirs.path("items"), own.get().path("array"));
        } else if (type.equals("map")) {
            value(path + "{}", mapped(theirs.path("values")), own.get().path("map"));
        }
    }

    private static JsonNode mapped(JsonNode values) {
        return values.isObject() ? values : values.path("none");
    }

    private static Optional<ProtocolField> named(List<ProtocolField> fields, String name) {
        return fields.stream().filter(field -> field.name().equals(name)).findFirst();
    }

    private static List<JsonNode> list(JsonNode array) {
        List<JsonNode> list = new ArrayList<>();
        array.forEach(list::add);
        return list;
    }

    private static Set<JsonNode> set(JsonNode array) {
        return new LinkedHashSet<>(list(array));
    }
}
