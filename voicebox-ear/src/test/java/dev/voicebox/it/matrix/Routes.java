package dev.voicebox.it.matrix;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import com.fasterxml.jackson.databind.JsonNode;

import dev.voicebox.it.matrix.Route.Field;
import dev.voicebox.it.matrix.Route.Place;

/** Reads the routes out of an OpenAPI document. */
final class Routes {
    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");
    /** Names of ids that do not end with {@code _id}. */
    private static final Set<String> IDS = Set.of("id", "after", "before", "persona", "voice");

    private final JsonNode document;

    private Routes(JsonNode document) {
        this.document = document;
    }

    /** By name. */
    static Map<String, Route> of(JsonNode document) {
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
        parameters(shared.path("parameters"), fields);
        parameters(call.path("parameters"), fields);
        resolved(call.path("requestBody"))
                .path("content")
                .forEach(type -> resolved(type.path("schema"))
                        .path("properties")
                        .fieldNames()
                        .forEachRemaining(name -> add(fields, Place.BODY, name)));
        String plain = path.replaceAll("\\{[^}]+}", "{id}");
        if (plain.contains("{id}")) {
            fields.add(new Field(Place.PATH, "id"));
        }
        return new Route(method.toUpperCase(java.util.Locale.ROOT) + ' ' + plain, fields);
    }

    private void parameters(JsonNode parameters, Set<Field> fields) {
        for (JsonNode given : parameters) {
            JsonNode parameter = resolved(given);
            if (parameter.path("in").asText().equals("query")) {
                add(fields, Place.QUERY, parameter.path("name").asText());
            }
        }
    }

    private static void add(Set<Field> fields, Place place, String name) {
        if (IDS.contains(name) || name.endsWith("_id")) {
            fields.add(new Field(place, name));
        }
    }

    private JsonNode resolved(JsonNode node) {
        String place = node.path("$ref").asText();
        return place.isEmpty() ? node : document.at(place.substring(1));
    }
}
