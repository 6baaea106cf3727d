package dev.voicebox.protocol.frame;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;

import dev.voicebox.protocol.ProtocolData;
import dev.voicebox.protocol.ProtocolEvent;
import dev.voicebox.protocol.ProtocolField;
import dev.voicebox.protocol.Shape;
import dev.voicebox.protocol.Side;

/** Makes checks out of the data, for one side. */
final class Checks {
    /** Where an event holds what is VoiceBox's own. */
    private static final String EXTENSION = "voicebox";

    private final ProtocolData data;
    private final Side side;
    private final Map<String, Check> shapes = new HashMap<>();

    Checks(ProtocolData data, Side side) {
        this.data = data;
        this.side = side;
    }

    Check of(ProtocolEvent event) {
        Map<String, Check> more = event.extensible() ? Map.of(EXTENSION, shape("Extension")) : Map.of();
        return event.standing().isNo() ? refusing(event.name()) : object(event.fields(), more);
    }

    Check of(JsonNode spec) {
        Check check = ofKind(spec);
        boolean nullable = spec.path("nullable").asBoolean();
        return (value, path, complaints) -> {
            if (!value.isNull()) {
                check.check(value, path, complaints);
            } else if (!nullable) {
                complaints.add(path + " is null");
            }
        };
    }

    private Check ofKind(JsonNode spec) {
        if (spec.has("anyOf")) {
            return anyOf(spec.path("anyOf"));
        }
        if (spec.has("array")) {
            return array(spec);
        }
        if (spec.has("map")) {
            Check check = of(spec.path("map"));
            return (value, path, complaints) -> {
                kind(value.isObject(), "an object", value, path, complaints);
                value.properties()
                        .forEach(pair -> check.check(pair.getValue(), path + "." + pair.getKey(), complaints));
            };
        }
        String type = spec.path("type").asText();
        return ProtocolData.isShape(type) ? shape(type) : Scalars.of(spec);
    }

    private Check array(JsonNode spec) {
        Check check = of(spec.path("array"));
        int least = spec.path("minItems").asInt();
        return (value, path, complaints) -> {
            kind(value.isArray() && value.size() >= least, "an array of at least " + least, value, path, complaints);
            for (int i = 0; i < value.size(); i++) {
                check.check(value.get(i), path + "[" + i + "]", complaints);
            }
        };
    }

    private Check anyOf(JsonNode alternatives) {
        List<Check> checks = new ArrayList<>();
        alternatives.forEach(alternative -> checks.add(of(alternative)));
        return (value, path, complaints) -> {
            List<String> all = new ArrayList<>();
            for (Check check : checks) {
                List<String> found = new ArrayList<>();
                check.check(value, path, found);
                if (found.isEmpty()) {
                    return;
                }
                all.addAll(found);
            }
            complaints.add(path + " fits nothing that it may be: " + String.join("; ", all));
        };
    }

    /** Looked up when it is used: shapes hold each other. */
    private Check shape(String name) {
        Shape shape = data.shape(name);
        return (value, path, complaints) -> {
            Check check = shapes.get(name);
            if (check == null) {
                check = shape.standing().isNo() ? refusing(name) : made(shape);
                shapes.put(name, check);
            }
            check.check(value, path, complaints);
        };
    }

    private Check made(Shape shape) {
        if (shape.isObject()) {
            return object(shape.fields(), Map.of());
        }
        return shape.isChoice() ? choice(shape) : of(shape.is());
    }

    private Check choice(Shape shape) {
        Map<String, Check> alternatives = new HashMap<>();
        for (String name : shape.oneOf()) {
            alternatives.put(Kinds.of(data.shape(name), shape.by()), shape(name));
        }
        return (value, path, complaints) -> {
            String kind = Kinds.of(value, shape.by());
            Check check = alternatives.get(kind);
            if (check == null) {
                // A kind is as long as it is told: messages by their role, calls by their type alone.
                check = alternatives.get(Kinds.of(value, shape.by().subList(0, 1)));
            }
            if (check == null) {
                complaints.add(path + " is no " + shape.name() + ": " + kind);
            } else {
                check.check(value, path, complaints);
            }
        };
    }

    private Check object(List<ProtocolField> fields, Map<String, Check> more) {
        Map<String, Check> checks = new LinkedHashMap<>(more);
        List<String> needed = new ArrayList<>();
        for (ProtocolField field : fields) {
            if (field.isFor(side) && !field.standing().isNo()) {
                checks.put(field.name(), of(field.spec()));
                if (field.isAlwaysSent()) {
                    needed.add(field.name());
                }
            }
        }
        return (value, path, complaints) -> {
            kind(value.isObject(), "an object", value, path, complaints);
            needed.stream()
                    .filter(name -> !value.has(name))
                    .forEach(name -> complaints.add(path + "." + name + " is missing"));
            value.properties().forEach(field -> {
                Check check = checks.get(field.getKey());
                if (check != null) {
                    check.check(field.getValue(), path + "." + field.getKey(), complaints);
                } else {
                    complaints.add(path + "." + field.getKey() + " is not in the protocol, or said not to be sent");
                }
            });
        };
    }

    private static Check refusing(String name) {
        return (value, path, complaints) -> complaints.add(path + " is " + name + ", which is said not to be sent");
    }

    static void kind(boolean fits, String kind, JsonNode value, String path, List<String> complaints) {
        if (!fits) {
            complaints.add(path + " is not " + kind + ": " + value);
        }
    }
}
