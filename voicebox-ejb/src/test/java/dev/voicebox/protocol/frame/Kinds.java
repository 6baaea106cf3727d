package dev.voicebox.protocol.frame;

import java.util.List;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;

import dev.voicebox.protocol.Shape;

/** Tells alternatives apart by the constants of some of their fields. */
final class Kinds {
    private Kinds() {}

    static String of(JsonNode value, List<String> by) {
        return by.stream()
                .map(name -> value.path(name).asText())
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(" "));
    }

    static String of(Shape shape, List<String> by) {
        return by.stream()
                .flatMap(name ->
                        shape.fields().stream().filter(field -> field.name().equals(name)))
                .map(field -> field.spec().path("const").asText())
                .collect(Collectors.joining(" "));
    }
}
