package dev.voicebox.protocol;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The protocol as data: {@code protocol/*.json} of the test resources. The one place that knows how the files are written. */
public final class ProtocolData {
    public static final ProtocolData GIVEN = read();

    private static final int MAX_EVENT_ID = 512;
    private static final String SERVER_EVENT_ID = "^event_[0-9A-Za-z]{21}$";

    private final Map<String, ProtocolEvent> client;
    private final Map<String, ProtocolEvent> server;
    private final Map<String, Shape> shapes;

    private ProtocolData(
            Map<String, ProtocolEvent> client, Map<String, ProtocolEvent> server, Map<String, Shape> shapes) {
        this.client = client;
        this.server = server;
        this.shapes = shapes;
    }

    public Map<String, ProtocolEvent> events(Side side) {
        return side == Side.CLIENT ? client : server;
    }

    public Collection<Shape> shapes() {
        return shapes.values();
    }

    public Shape shape(String name) {
        Shape shape = shapes.get(name);
        if (shape == null) {
            throw new IllegalArgumentException("there is no shape " + name);
        }
        return shape;
    }

    /** Shapes begin with a capital letter, JSON's own types do not. */
    public static boolean isShape(String type) {
        return !type.isEmpty() && Character.isUpperCase(type.charAt(0));
    }

    private static ProtocolData read() {
        Map<String, Shape> shapes = new LinkedHashMap<>();
        for (String file : List.of("items", "session", "response")) {
            json(file)
                    .properties()
                    .forEach(entry -> shapes.put(entry.getKey(), shape(entry.getKey(), entry.getValue())));
        }
        return new ProtocolData(events("client-events", Side.CLIENT), events("server-events", Side.SERVER), shapes);
    }

    private static Map<String, ProtocolEvent> events(String file, Side side) {
        Map<String, ProtocolEvent> events = new LinkedHashMap<>();
        json(file)
                .properties()
                .forEach(entry -> events.put(entry.getKey(), event(entry.getKey(), entry.getValue(), side)));
        return events;
    }

    private static ProtocolEvent event(String name, JsonNode spec, Side side) {
        List<ProtocolField> fields = new ArrayList<>();
        fields.add(ProtocolField.of("type", object().put("const", name).put("required", true)));
        if (spec.path("event_id").asBoolean(true)) {
            fields.add(ProtocolField.of("event_id", eventId(side)));
        }
        fields.addAll(fields(spec.path("fields")));
        return new ProtocolEvent(
                name,
                side,
                spec.path("says").asText(),
                Standing.of(spec),
                List.copyOf(fields),
                texts(spec.path("answer")),
                spec.path("extension").asBoolean());
    }

    private static ObjectNode eventId(Side side) {
        ObjectNode id = object().put("type", "string");
        return side == Side.CLIENT
                ? id.put("maxLength", MAX_EVENT_ID)
                : id.put("pattern", SERVER_EVENT_ID).put("required", true);
    }

    private static Shape shape(String name, JsonNode spec) {
        return new Shape(
                name,
                spec.path("says").asText(),
                Standing.of(spec),
                fields(spec.path("fields")),
                texts(spec.path("oneOf")),
                texts(spec.path("by")),
                spec.path("only").asText(),
                spec.path("is"));
    }

    private static List<ProtocolField> fields(JsonNode specs) {
        return specs.properties().stream()
                .map(entry -> ProtocolField.of(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    private static JsonNode json(String file) {
        try (InputStream in = ProtocolData.class.getResourceAsStream("/protocol/" + file + ".json")) {
            return new ObjectMapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
