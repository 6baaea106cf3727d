package dev.voicebox.protocol.frame;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import com.fasterxml.jackson.databind.JsonNode;

import dev.voicebox.protocol.ProtocolData;
import dev.voicebox.protocol.ProtocolEvent;
import dev.voicebox.protocol.ProtocolField;
import dev.voicebox.protocol.Shape;
import dev.voicebox.protocol.Side;

/** Which fields of the data frames of the server had in them: as {@code event.field} and {@code Shape.field}. */
public final class Coverage {
    private final ProtocolData data;
    private final Set<String> seen = new TreeSet<>();
    private final Set<String> reached = new TreeSet<>();

    public Coverage(ProtocolData data) {
        this.data = data;
    }

    public void see(JsonNode frame) {
        ProtocolEvent event = data.events(Side.SERVER).get(frame.path("type").asText());
        fields(event.name(), event.fields(), frame);
    }

    /** Fields that are said to be sent, and were not: of events, and of shapes that could have been in them. */
    public Set<String> missing() {
        Set<String> missing = new TreeSet<>();
        data.events(Side.SERVER).values().stream()
                .filter(event -> !event.standing().isNo())
                .forEach(event -> missing(event.name(), event.fields(), missing));
        missing.removeAll(seen);
        return missing;
    }

    private void missing(String owner, List<ProtocolField> fields, Set<String> missing) {
        for (ProtocolField field : fields) {
            if (field.isFor(Side.SERVER) && !field.standing().isNo()) {
                missing.add(owner + "." + field.name());
                shapesIn(field.spec()).forEach(name -> missingOf(name, missing));
            }
        }
    }

    private void missingOf(String name, Set<String> missing) {
        Shape shape = data.shape(name);
        if (!shape.standing().isNo() && reached.add(name)) {
            missing(name, shape.fields(), missing);
            shape.oneOf().forEach(one -> missingOf(one, missing));
        }
    }

    private void fields(String owner, List<ProtocolField> fields, JsonNode value) {
        for (ProtocolField field : fields) {
            if (value.has(field.name())) {
                seen.add(owner + "." + field.name());
                value(field.spec(), value.path(field.name()));
            }
        }
    }

    private void value(JsonNode spec, JsonNode value) {
        if (value.isArray() && spec.has("array")) {
            value.forEach(element -> value(spec.path("array"), element));
        } else if (value.isObject()) {
            shapesIn(spec).stream().map(data::shape).forEach(shape -> shape(shape, value));
        }
    }

    private void shape(Shape shape, JsonNode value) {
        shape.oneOf().stream()
                .map(data::shape)
                .filter(one -> one.isChoice() || fits(one, value))
                .forEach(one -> shape(one, value));
        if (shape.isObject() && fits(shape, value)) {
            fields(shape.name(), shape.fields(), value);
        }
    }

    private static boolean fits(Shape shape, JsonNode value) {
        return shape.fields().stream()
                .filter(field -> field.spec().has("const") && value.has(field.name()))
                .allMatch(field -> field.spec().path("const").equals(value.path(field.name())));
    }

    private static List<String> shapesIn(JsonNode spec) {
        List<String> names = new java.util.ArrayList<>();
        if (ProtocolData.isShape(spec.path("type").asText())) {
            names.add(spec.path("type").asText());
        }
        for (String inner : List.of("array", "map")) {
            names.addAll(spec.has(inner) ? shapesIn(spec.path(inner)) : List.of());
        }
        spec.path("anyOf").forEach(one -> names.addAll(shapesIn(one)));
        return names;
    }
}
