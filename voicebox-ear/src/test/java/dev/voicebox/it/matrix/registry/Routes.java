package dev.voicebox.it.matrix.registry;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;

import dev.voicebox.it.matrix.registry.Route.Field;
import dev.voicebox.it.matrix.registry.Route.Place;

/** Reads the routes out of an OpenAPI document. */
public final class Routes {
    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");
    /** Names of ids that do not end with {@code _id}. */
    private static final Set<String> IDS = Set.of(
            "id", "after", "before", "actor", "confirm", "persona", "project", "provider", "voice", "engine_voice");

    private static final Pattern NAMES = Pattern.compile("\\{([^}]+)}");

    /** A schema may hold itself. */
    private static final int DEEPEST = 5;

    private final JsonNode document;

    private Routes(JsonNode document) {
        this.document = document;
    }

    /** By name. */
    public static Map<String, Route> of(JsonNode document) {
        Routes reader = new Routes(document);
        Map<String, Route> routes = new TreeMap<>();
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().stream()
                        .filter(call -> METHODS.contains(call.getKey()))
                        .forEach(call -> {
                            Route route = reader.route(path.getKey(), call.getKey(), path.getValue(), call.getValue());
                            routes.put(route.name(), route);
                        }));
        return routes;
    }

    private Route route(String path, String method, JsonNode shared, JsonNode call) {
        Set<Field> fields = new LinkedHashSet<>();
        Set<String> headers = new TreeSet<>();
        String plain =
                NAMES.matcher(path).results().count() == 1 ? NAMES.matcher(path).replaceAll("{id}") : path;
        NAMES.matcher(plain).results().forEach(name -> fields.add(new Field(Place.PATH, name.group(1))));
        parameters(shared.path("parameters"), fields, headers);
        parameters(call.path("parameters"), fields, headers);
        resolved(call.path("requestBody")).path("content").forEach(type -> body(type.path("schema"), "", fields));
        return new Route(method.toUpperCase(Locale.ROOT) + ' ' + plain, List.copyOf(fields), headers);
    }

    private void parameters(JsonNode parameters, Set<Field> fields, Set<String> headers) {
        for (JsonNode given : parameters) {
            JsonNode parameter = resolved(given);
            String name = parameter.path("name").asText();
            if (parameter.path("in").asText().equals("header")) {
                headers.add(name);
            } else if (parameter.path("in").asText().equals("query") && isId(name)) {
                fields.add(new Field(Place.QUERY, name));
            }
        }
    }

    private void body(JsonNode schema, String above, Set<Field> fields) {
        if (above.chars().filter(c -> c == '.').count() > DEEPEST) {
            return;
        }
        resolved(schema).path("properties").properties().forEach(property -> {
            if (isId(property.getKey())) {
                fields.add(new Field(Place.BODY, above + property.getKey()));
            }
            body(property.getValue(), above + property.getKey() + '.', fields);
        });
    }

    static boolean isId(String name) {
        return IDS.contains(name) || name.endsWith("_id");
    }

    private JsonNode resolved(JsonNode node) {
        String place = node.path("$ref").asText();
        return place.isEmpty() ? node : document.at(place.substring(1));
    }
}
