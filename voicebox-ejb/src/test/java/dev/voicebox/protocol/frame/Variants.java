package dev.voicebox.protocol.frame;

import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.voicebox.protocol.ProtocolData;
import dev.voicebox.protocol.ProtocolEvent;
import dev.voicebox.protocol.ProtocolField;
import dev.voicebox.protocol.Shape;
import dev.voicebox.protocol.Side;
import dev.voicebox.protocol.Standing;

/** What clients may say, by the data: the least of each event, and the least with one field more, for every field in it. */
public final class Variants {
    private final ProtocolData data;

    public Variants(ProtocolData data) {
        this.data = data;
    }

    /**
     * One thing to say.
     *
     * @param field what it is about, such as {@code session.update.session.audio.output.speed}
     * @param refused whether the data says that VoiceBox does not take it
     */
    public record Variant(String field, JsonNode value, boolean refused) {

        @Override
        public String toString() {
            return field + (refused ? " is refused: " : ": ") + value;
        }
    }

    public List<Variant> of(ProtocolEvent event) {
        return object(event.name(), event.fields(), event.standing().isNo());
    }

    private List<Variant> object(String path, List<ProtocolField> fields, boolean refused) {
        List<Variant> variants = new ArrayList<>();
        ObjectNode least = least(fields);
        variants.add(new Variant(path, least, refused));
        for (ProtocolField field : fields) {
            if (field.isFor(Side.CLIENT)) {
                for (Variant value :
                        value(path + "." + field.name(), field.spec(), isRefused(refused, field.standing()))) {
                    variants.add(new Variant(
                            value.field(), least.deepCopy().set(field.name(), value.value()), value.refused()));
                }
            }
        }
        return variants;
    }

    private ObjectNode least(List<ProtocolField> fields) {
        ObjectNode least = JsonNodeFactory.instance.objectNode();
        for (ProtocolField field : fields) {
            if (field.isNeeded()) {
                least.set(field.name(), first(field.spec()));
            }
        }
        return least;
    }

    /** The first that is taken, if any is. */
    private JsonNode first(JsonNode spec) {
        List<Variant> values = value("", spec, false);
        return values.stream()
                .filter(value -> !value.refused())
                .findFirst()
                .orElse(values.get(0))
                .value();
    }

    private List<Variant> value(String path, JsonNode spec, boolean refused) {
        List<Variant> values = new ArrayList<>();
        String type = spec.path("type").asText();
        if (spec.has("example")) {
            values.add(new Variant(path, spec.path("example"), refused));
        }
        if (spec.has("anyOf")) {
            spec.path("anyOf").forEach(one -> values.addAll(valueUnless(spec, path, one, refused)));
        } else if (spec.has("array")) {
            value(path + "[]", spec.path("array"), refused)
                    .forEach(one -> values.add(new Variant(
                            one.field(), JsonNodeFactory.instance.arrayNode().add(one.value()), one.refused())));
        } else if (spec.has("map")) {
            values.add(new Variant(
                    path, JsonNodeFactory.instance.objectNode().set("a", first(spec.path("map"))), refused));
        } else if (ProtocolData.isShape(type)) {
            values.addAll(shape(path, data.shape(type), refused));
        } else if (values.isEmpty()) {
            scalars(spec).forEach(one -> values.add(new Variant(path, one, refused)));
        }
        return values;
    }

    /** Where an example says which text is right, others are not. */
    private List<Variant> valueUnless(JsonNode spec, String path, JsonNode one, boolean refused) {
        boolean told = spec.has("example") && one.path("type").asText().equals("string");
        return told ? List.of() : value(path, one, refused);
    }

    private List<Variant> shape(String path, Shape shape, boolean refused) {
        boolean no = isRefused(refused, shape.standing()) || !shape.isFor(Side.CLIENT);
        if (shape.isChoice()) {
            List<Variant> all = new ArrayList<>();
            shape.oneOf().forEach(one -> all.addAll(shape(path + "|" + one, data.shape(one), no)));
            return all;
        }
        return shape.isObject() ? object(path, shape.fields(), no) : value(path, shape.is(), no);
    }

    private static List<JsonNode> scalars(JsonNode spec) {
        JsonNodeFactory json = JsonNodeFactory.instance;
        if (spec.has("const")) {
            return List.of(spec.path("const"));
        }
        if (spec.has("enum")) {
            List<JsonNode> each = new ArrayList<>();
            spec.path("enum").forEach(each::add);
            return each;
        }
        return switch (spec.path("type").asText()) {
            case "string" -> List.of(json.textNode("x"));
            case "integer" -> List.of(json.numberNode(spec.path("min").asInt(1)));
            case "number" -> List.of(json.numberNode(spec.path("min").asDouble(1)));
            case "boolean" -> List.of(json.booleanNode(true));
            default -> List.of(json.objectNode());
        };
    }

    private static boolean isRefused(boolean before, Standing standing) {
        return before || standing.isNo();
    }
}
