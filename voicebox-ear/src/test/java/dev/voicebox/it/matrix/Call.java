package dev.voicebox.it.matrix;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.voicebox.it.matrix.registry.Route;
import dev.voicebox.it.matrix.registry.Route.Field;
import dev.voicebox.it.matrix.registry.Row;
import dev.voicebox.it.matrix.rule.Asker;

/** One request, as it is put together. */
final class Call {
    final Route route;
    final Row row;
    final Asker asker;
    /** What the caller has put in, and may get back. */
    final List<String> sent = new ArrayList<>();

    final Map<String, String> headers = new LinkedHashMap<>();

    private final Map<String, String> query = new LinkedHashMap<>();
    private String path;
    /** What the path is about. */
    private String named = "";

    private ObjectNode body;

    Call(Route route, Row row, Asker asker) {
        this.route = route;
        this.row = row;
        this.asker = asker;
        this.path = route.path();
        if (route.writes()) {
            headers.put("If-Match", "*");
        }
    }

    Call about(Field field, String value) {
        switch (field.place()) {
            case PATH -> name(field, value);
            case QUERY -> query.put(field.name(), encoded(value));
            case BODY -> put(field.name(), value);
        }
        return sending(value);
    }

    Call sending(String value) {
        sent.add(value);
        return this;
    }

    Call saying(String json) {
        body = json.isEmpty() ? null : (ObjectNode) Rest.json(json);
        return this;
    }

    /** With the body of another call, letter by letter; the name in it was made up. */
    Call like(Call other) {
        body = other.body;
        sent.add(other.sent.get(0));
        return this;
    }

    /** @param value {@code null}: without */
    Call with(String header, String value) {
        if (value == null) {
            headers.remove(header);
        } else {
            headers.put(header, value);
        }
        return this;
    }

    String address() {
        return query.isEmpty()
                ? path
                : query.entrySet().stream()
                        .map(one -> one.getKey() + '=' + one.getValue())
                        .collect(Collectors.joining("&", path + '?', ""));
    }

    /** {@code null}: none. */
    String body() {
        return body == null ? null : body.toString().replace("\"PATH\"", '"' + named + '"');
    }

    private void name(Field field, String value) {
        path = path.replace('{' + field.name() + '}', encoded(value));
        named = value;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private void put(String name, String value) {
        String[] steps = name.split("\\.");
        ObjectNode at = body;
        for (int i = 0; i < steps.length - 1; i++) {
            at = at.withObject('/' + steps[i]);
        }
        at.put(steps[steps.length - 1], value);
    }
}
