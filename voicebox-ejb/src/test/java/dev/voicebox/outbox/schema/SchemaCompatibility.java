package dev.voicebox.outbox.schema;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What may change between two releases of a schema: texts for people, a new field that nobody must write, a rule for a new
 * type. Then events of either release are right by the schema of the other. Everything else needs a new version: a folder
 * beside v1, and another DomainEvent.SCHEMA_VERSION.
 */
final class SchemaCompatibility {
    private static final Set<String> TEXTS = Set.of("title", "description", "$comment", "examples");

    private SchemaCompatibility() {}

    /** Each breach, by its place in the schema; empty if the newer one may be released. */
    static List<String> breaches(JsonNode released, JsonNode now) {
        List<String> breaches = new ArrayList<>();
        compare("#", released, now, breaches);
        return breaches;
    }

    private static void compare(String place, JsonNode released, JsonNode now, List<String> breaches) {
        Set<String> keywords = new HashSet<>();
        released.fieldNames().forEachRemaining(keywords::add);
        now.fieldNames().forEachRemaining(keywords::add);
        keywords.removeAll(TEXTS);
        for (String keyword : keywords) {
            String at = place + "/" + keyword;
            JsonNode before = released.path(keyword);
            JsonNode after = now.path(keyword);
            if (keyword.equals("properties")) {
                properties(at, before, after, breaches);
            } else if (keyword.equals("allOf")) {
                rules(at, before, after, breaches);
            } else if (!before.equals(after)) {
                breaches.add(at + " is not what was released");
            }
        }
    }

    private static void properties(String place, JsonNode released, JsonNode now, List<String> breaches) {
        released.fieldNames().forEachRemaining(name -> {
            if (now.has(name)) {
                compare(place + "/" + name, released.path(name), now.path(name), breaches);
            } else {
                breaches.add(place + "/" + name + " is gone");
            }
        });
    }

    /** Each is for one type of events: the released ones stay, and types that were known get no further ones. */
    private static void rules(String place, JsonNode released, JsonNode now, List<String> breaches) {
        Set<JsonNode> before = new HashSet<>();
        Set<String> known = new HashSet<>();
        released.forEach(rule -> {
            before.add(plain(rule));
            known.add(typeOf(rule));
        });
        Set<JsonNode> after = new HashSet<>();
        now.forEach(rule -> {
            after.add(plain(rule));
            if (!before.contains(plain(rule)) && known.contains(typeOf(rule))) {
                breaches.add(place + " has another rule for " + typeOf(rule));
            }
        });
        before.stream()
                .filter(rule -> !after.contains(rule))
                .forEach(rule -> breaches.add(place + " has lost its rule for " + typeOf(rule)));
    }

    private static JsonNode plain(JsonNode rule) {
        ObjectNode copy = rule.deepCopy();
        copy.remove(TEXTS);
        return copy;
    }

    private static String typeOf(JsonNode rule) {
        return rule.path("if").path("properties").path("type").path("const").asText("all types");
    }
}
