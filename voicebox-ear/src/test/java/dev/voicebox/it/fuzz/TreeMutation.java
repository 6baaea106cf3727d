package dev.voicebox.it.fuzz;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Random;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Changes an event as someone would who knows JSON, and the names of the protocol, and nothing else. */
final class TreeMutation {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int DEEP = 100;
    private static final int MANY = 300;
    private static final int LONG = 5_000;

    private final Random random;
    private final List<ObjectNode> others;

    /** A place in a tree: the key of an object, or the index of an array. */
    private record Place(JsonNode parent, String key, int index) {
        JsonNode value() {
            return key == null ? parent.get(index) : parent.get(key);
        }

        void set(JsonNode value) {
            if (key == null) {
                ((ArrayNode) parent).set(index, value);
            } else {
                ((ObjectNode) parent).set(key, value);
            }
        }

        void remove() {
            if (key == null) {
                ((ArrayNode) parent).remove(index);
            } else {
                ((ObjectNode) parent).remove(key);
            }
        }
    }

    TreeMutation(Random random, List<ObjectNode> others) {
        this.random = random;
        this.others = others;
    }

    void change(ObjectNode tree) {
        Place place = any(tree);
        if (place == null) {
            return;
        }
        switch (random.nextInt(8)) {
            case 0, 1 -> place.set(anything(place.value()));
            case 2 -> place.remove();
            case 3 -> addTo(place);
            case 4 -> place.set(elsewhere());
            case 5 -> rename(place);
            case 6 -> place.set(nearly(place.value()));
            default -> place.set(repeated(place.value()));
        }
    }

    private Place any(JsonNode tree) {
        List<Place> places = new ArrayList<>();
        collect(tree, places);
        return places.isEmpty() ? null : places.get(random.nextInt(places.size()));
    }

    private static void collect(JsonNode node, List<Place> places) {
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            places.add(new Place(node, null, i));
            collect(node.get(i), places);
        }
        for (Iterator<String> names = node.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            places.add(new Place(node, name, 0));
            collect(node.get(name), places);
        }
    }

    private JsonNode anything(JsonNode before) {
        return switch (random.nextInt(14)) {
            case 0 -> JSON.nullNode();
            case 1 -> JSON.booleanNode(random.nextBoolean());
            case 2 -> JSON.numberNode(-1);
            case 3 -> JSON.numberNode(Long.MAX_VALUE);
            case 4 -> JSON.numberNode(1e300);
            case 5 -> JSON.numberNode(0.5);
            case 6 -> JSON.textNode("");
            case 7 -> JSON.textNode("x".repeat(random.nextInt(LONG)));
            case 8 -> JSON.textNode(random.nextBoolean() ? "\ud83d" : "a\u0000b");
            case 9 -> JSON.arrayNode();
            case 10 -> JSON.objectNode();
            case 11 -> nested();
            case 12 -> JSON.arrayNode().add(before.deepCopy());
            default -> JSON.textNode(Message.LATEST);
        };
    }

    private JsonNode nested() {
        JsonNode inner = JSON.nullNode();
        int depth = 1 + random.nextInt(DEEP);
        for (int i = 0; i < depth; i++) {
            inner = random.nextBoolean()
                    ? JSON.arrayNode().add(inner)
                    : JSON.objectNode().set("a", inner);
        }
        return inner;
    }

    private void addTo(Place place) {
        JsonNode target = place.value().isContainerNode() ? place.value() : place.parent();
        if (target instanceof ObjectNode object) {
            Place other = any(others.get(random.nextInt(others.size())));
            object.set(
                    other == null || other.key() == null ? "extra" : other.key(),
                    other == null ? JSON.nullNode() : other.value().deepCopy());
        } else {
            ((ArrayNode) target).add(elsewhere());
        }
    }

    /** A value that is right, but for another field. */
    private JsonNode elsewhere() {
        Place other = any(others.get(random.nextInt(others.size())));
        return other == null ? JSON.nullNode() : other.value().deepCopy();
    }

    private void rename(Place place) {
        if (place.key() != null) {
            JsonNode value = place.value();
            place.remove();
            ((ObjectNode) place.parent()).set(place.key() + (random.nextBoolean() ? "s" : "\u00e9"), value);
        }
    }

    private JsonNode nearly(JsonNode value) {
        if (value.isNumber()) {
            return JSON.numberNode(value.asLong() + random.nextInt(2_001) - 1_000);
        }
        if (value.isTextual() && !value.asText().isEmpty()) {
            StringBuilder text = new StringBuilder(value.asText());
            text.setCharAt(random.nextInt(text.length()), (char) (' ' + random.nextInt(95)));
            return JSON.textNode(text.toString());
        }
        return value.isBoolean() ? JSON.booleanNode(!value.asBoolean()) : elsewhere();
    }

    private JsonNode repeated(JsonNode value) {
        ArrayNode many = JSON.arrayNode();
        int count = random.nextInt(20) == 0 ? MANY : 2;
        for (int i = 0; i < count; i++) {
            many.add(value.deepCopy());
        }
        return many;
    }
}
