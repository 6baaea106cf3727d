package dev.voicebox.protocol.document;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.voicebox.protocol.ProtocolData;
import dev.voicebox.protocol.ProtocolEvent;
import dev.voicebox.protocol.ProtocolField;
import dev.voicebox.protocol.Shape;
import dev.voicebox.protocol.Side;
import dev.voicebox.protocol.Standing;

/** Writes events and shapes as JSON schemas: what is served, as this side says it. */
final class SchemaWriter {
    /** Facts that have the same name there, and two that do not. */
    private static final List<String> FACTS =
            List.of("const", "enum", "pattern", "minLength", "maxLength", "minItems", "min", "max", "default");

    private static final Map<String, String> OTHER_NAMES = Map.of("min", "minimum", "max", "maximum");

    private final ProtocolData data;
    private final Side side;
    private final SchemaNames names;
    private final Map<String, ObjectNode> shapes = new LinkedHashMap<>();

    SchemaWriter(ProtocolData data, Side side) {
        this.data = data;
        this.side = side;
        this.names = new SchemaNames(data, side);
    }

    /** Schemas of all shapes that were needed so far, by name. */
    Map<String, ObjectNode> shapes() {
        return shapes;
    }

    ObjectNode event(ProtocolEvent event) {
        ObjectNode schema = object(event.fields());
        if (event.extensible()) {
            ((ObjectNode) schema.path("properties")).set("voicebox", reference("Extension"));
        }
        return schema;
    }

    private ObjectNode shape(Shape shape) {
        if (!shape.isObject() && !shape.isChoice()) {
            return value(shape.is());
        }
        ObjectNode schema = shape.isChoice() ? choice(shape.oneOf()) : object(shape.fields());
        return described(schema, shape.says(), shape.standing());
    }

    private ObjectNode object(List<ProtocolField> fields) {
        ObjectNode schema = node().put("type", "object");
        ArrayNode required = node().arrayNode();
        ObjectNode properties = node();
        for (ProtocolField field : fields) {
            if (field.isFor(side) && !field.standing().isNo()) {
                properties.set(field.name(), field(field));
                if (side == Side.SERVER ? field.isAlwaysSent() : field.isNeeded()) {
                    required.add(field.name());
                }
            }
        }
        if (!required.isEmpty()) {
            schema.set("required", required);
        }
        return schema.set("properties", properties);
    }

    private ObjectNode field(ProtocolField field) {
        ObjectNode schema = value(field.spec());
        String unit = field.spec().path("unit").asText();
        String note = field.spec().path("note").asText();
        String says = unit.isEmpty() || note.isEmpty() ? unit + note : unit + "; " + note;
        return schema.has("$ref") ? schema : described(schema, says, field.standing());
    }

    private ObjectNode value(JsonNode spec) {
        ObjectNode schema = kind(spec);
        FACTS.stream()
                .filter(fact -> spec.has(fact) && !schema.has("$ref"))
                .forEach(fact -> schema.set(OTHER_NAMES.getOrDefault(fact, fact), spec.path(fact)));
        return spec.path("nullable").asBoolean() ? nullable(schema) : schema;
    }

    private ObjectNode kind(JsonNode spec) {
        String type = spec.path("type").asText();
        if (spec.has("anyOf")) {
            ObjectNode schema = node();
            ArrayNode any = schema.putArray("anyOf");
            spec.path("anyOf").forEach(alternative -> {
                if (!isNo(alternative)) {
                    any.add(value(alternative));
                }
            });
            return any.size() == 1 ? (ObjectNode) any.get(0) : schema;
        }
        if (spec.has("array")) {
            return node().put("type", "array").set("items", value(spec.path("array")));
        }
        if (spec.has("map")) {
            return node().put("type", "object").set("additionalProperties", value(spec.path("map")));
        }
        if (ProtocolData.isShape(type)) {
            return reference(type);
        }
        ObjectNode schema = node();
        if (!type.isEmpty() && !type.equals("any")) {
            schema.put("type", type);
        }
        if (spec.path("format").asText().equals("base64")) {
            schema.put("contentEncoding", "base64");
        }
        return schema;
    }

    private ObjectNode choice(List<String> alternatives) {
        ObjectNode schema = node();
        ArrayNode one = schema.putArray("oneOf");
        alternatives.stream().filter(name -> isServed(data.shape(name))).forEach(name -> one.add(reference(name)));
        return schema;
    }

    private ObjectNode reference(String name) {
        String known = names.of(name);
        if (!shapes.containsKey(known)) {
            // A place first: shapes hold each other.
            shapes.put(known, node());
            shapes.put(known, shape(data.shape(name)));
        }
        return node().put("$ref", "#/components/schemas/" + known);
    }

    private static ObjectNode nullable(ObjectNode schema) {
        if (schema.path("type").isTextual() && !schema.has("enum")) {
            String type = schema.path("type").asText();
            schema.putArray("type").add(type).add("null");
            return schema;
        }
        ObjectNode either = node();
        JsonNode standard = schema.remove("default");
        either.putArray("oneOf").add(schema).add(node().put("type", "null"));
        if (standard != null) {
            either.set("default", standard);
        }
        return either;
    }

    private static ObjectNode described(ObjectNode schema, String says, Standing standing) {
        String why = standing.why().isEmpty() ? "" : "Here: " + standing.why() + ".";
        String text = says.isEmpty() || why.isEmpty() ? says + why : says + (says.endsWith(".") ? " " : ". ") + why;
        return text.isEmpty() ? schema : schema.put("description", text);
    }

    private boolean isNo(JsonNode spec) {
        String type = spec.path("type").asText();
        return ProtocolData.isShape(type) && !isServed(data.shape(type));
    }

    private boolean isServed(Shape shape) {
        return !shape.standing().isNo() && shape.isFor(side);
    }

    private static ObjectNode node() {
        return JsonNodeFactory.instance.objectNode();
    }
}
