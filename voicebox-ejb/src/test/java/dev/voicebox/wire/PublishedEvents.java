package dev.voicebox.wire;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** The protocol's events as its publisher types them; the file lies beside the project, not in it. */
final class PublishedEvents {
    /** Fields of the effective session that are sent but not typed. */
    private static final Set<String> SEEN_ON_THE_WIRE = Set.of("id", "object", "expires_at");

    private final JsonNode file;

    private PublishedEvents(JsonNode file) {
        this.file = file;
    }

    static Optional<PublishedEvents> find() {
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            Path file = at.resolve("shared/protocol-events.json");
            if (Files.isRegularFile(file)) {
                try {
                    return Optional.of(new PublishedEvents(new ObjectMapper().readTree(file.toFile())));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }
        return Optional.empty();
    }

    boolean namesClientEvent(String type) {
        return file.path("client_events").has(type);
    }

    List<String> clientFields(String type) {
        List<String> names = new ArrayList<>();
        file.path("client_events").path(type).fieldNames().forEachRemaining(names::add);
        return names;
    }

    /** What is wrong with the event, one line each. */
    List<String> complaints(JsonNode event) {
        String type = event.path("type").asText();
        List<String> complaints = new ArrayList<>();
        JsonNode fields = file.path("server_events").path(type);
        if (fields.isMissingNode()) {
            complaints.add("no such event: " + type);
        }
        object(event, fields, type, complaints, true);
        return complaints;
    }

    private static void object(JsonNode value, JsonNode fields, String path, List<String> complaints, boolean top) {
        for (Iterator<Map.Entry<String, JsonNode>> all = fields.fields(); all.hasNext(); ) {
            Map.Entry<String, JsonNode> field = all.next();
            if (value.has(field.getKey())) {
                value(value.get(field.getKey()), field.getValue(), path + "." + field.getKey(), complaints);
            } else if (field.getValue().path("required").asBoolean()) {
                complaints.add("missing " + path + "." + field.getKey());
            }
        }
        for (Iterator<String> names = value.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!fields.has(name) && !SEEN_ON_THE_WIRE.contains(name) && !(top && name.equals("voicebox"))) {
                complaints.add("unknown " + path + "." + name);
            }
        }
    }

    private static void value(JsonNode value, JsonNode spec, String path, List<String> complaints) {
        if (value.isNull()) {
            return;
        }
        boolean fits = switch (spec.path("type").asText()) {
            case "string" -> value.isTextual();
            case "const" -> value.asText().equals(spec.path("value").asText());
            case "enum" -> contains(spec.path("values"), value.asText());
            case "integer" -> value.isIntegralNumber();
            case "number" -> value.isNumber();
            case "boolean" -> value.isBoolean();
            case "array" -> value.isArray();
            case "object", "map" -> value.isObject();
            case "union" -> union(value, spec.path("any_of"));
            default -> true;
        };
        if (!fits) {
            complaints.add("wrong " + path + ": " + value);
        } else if (spec.has("fields") && value.isObject()) {
            object(value, spec.path("fields"), path, complaints, false);
        } else if (value.isArray() && spec.has("items")) {
            for (JsonNode element : value) {
                value(element, spec.path("items"), path + "[]", complaints);
            }
        }
    }

    private static boolean union(JsonNode value, JsonNode variants) {
        for (JsonNode variant : variants) {
            List<String> complaints = new ArrayList<>();
            value(value, variant, "", complaints);
            if (complaints.isEmpty()) {
                return true;
            }
        }
        return variants.isEmpty();
    }

    private static boolean contains(JsonNode values, String value) {
        for (JsonNode known : values) {
            if (known.asText().equals(value)) {
                return true;
            }
        }
        return false;
    }
}
