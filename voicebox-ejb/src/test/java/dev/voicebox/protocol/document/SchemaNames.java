package dev.voicebox.protocol.document;

import java.util.HashSet;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;

import dev.voicebox.protocol.ProtocolData;
import dev.voicebox.protocol.ProtocolField;
import dev.voicebox.protocol.Shape;
import dev.voicebox.protocol.Side;

/** A shape that servers say more fully than clients has two schemas; that of clients is called a request. */
final class SchemaNames {
    private final ProtocolData data;
    private final Side side;
    private final Set<String> saidByServer = new HashSet<>();

    SchemaNames(ProtocolData data, Side side) {
        this.data = data;
        this.side = side;
        data.events(Side.SERVER).values().forEach(event -> event.fields().forEach(field -> reach(field.spec())));
    }

    String of(String shape) {
        boolean two = side == Side.CLIENT && saidByServer.contains(shape) && isFuller(shape, new HashSet<>());
        return two ? shape + "Request" : shape;
    }

    private void reach(JsonNode spec) {
        shapesIn(spec).stream().filter(saidByServer::add).forEach(name -> {
            Shape shape = data.shape(name);
            shape.fields().forEach(field -> reach(field.spec()));
            shape.oneOf()
                    .forEach(one -> reach(com.fasterxml.jackson.databind.node.JsonNodeFactory.instance
                            .objectNode()
                            .put("type", one)));
        });
    }

    private boolean isFuller(String name, Set<String> seen) {
        if (!seen.add(name)) {
            return false;
        }
        Shape shape = data.shape(name);
        return !shape.isFor(Side.CLIENT)
                || shape.oneOf().stream().anyMatch(one -> isFuller(one, seen))
                || shape.fields().stream()
                        .anyMatch(field -> isFuller(field)
                                || shapesIn(field.spec()).stream().anyMatch(one -> isFuller(one, seen)));
    }

    private static boolean isFuller(ProtocolField field) {
        return !field.standing().isNo()
                && (field.isAlwaysSent() != field.isNeeded() || !field.isFor(Side.CLIENT) || !field.isFor(Side.SERVER));
    }

    private static Set<String> shapesIn(JsonNode spec) {
        Set<String> names = new HashSet<>();
        if (ProtocolData.isShape(spec.path("type").asText())) {
            names.add(spec.path("type").asText());
        }
        for (String inner : java.util.List.of("array", "map")) {
            names.addAll(spec.has(inner) ? shapesIn(spec.path(inner)) : Set.of());
        }
        spec.path("anyOf").forEach(one -> names.addAll(shapesIn(one)));
        return names;
    }
}
