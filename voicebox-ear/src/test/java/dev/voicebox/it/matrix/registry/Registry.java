package dev.voicebox.it.matrix.registry;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Holds the rows to what there is: what has none is named, with what to write. */
public final class Registry {
    private Registry() {}

    public static Map<String, Row> routes() {
        return Row.of(lines("routes.txt"));
    }

    public static List<EventRow> events() {
        return EventRow.of(lines("events.txt"));
    }

    /** What is missing or too much. */
    public static List<String> problems(Map<String, Route> routes, Map<String, Row> rows) {
        List<String> problems = new ArrayList<>();
        routes.values().forEach(route -> {
            Row row = rows.get(route.name());
            if (row == null) {
                problems.add("no row in matrix/routes.txt for " + route.name() + "; add: " + suggestion(route));
            } else {
                route.fields().stream()
                        .filter(field ->
                                row.refs().stream().noneMatch(ref -> ref.field().equals(field.name())))
                        .forEach(field -> problems.add("matrix/routes.txt does not say what '" + field + "' of "
                                + route.name() + " names; add " + field + "=<kind>, or " + field
                                + "=- if it never names anything of a tenant"));
            }
        });
        rows.keySet().stream()
                .filter(name -> !routes.containsKey(name))
                .forEach(name -> problems.add(
                        "the row of " + name + " in matrix/routes.txt: the server describes no such route"));
        return problems;
    }

    /** What is missing or too much; @param fields those with ids, by event */
    public static List<String> problems(Map<String, Set<String>> fields, Collection<EventRow> rows) {
        List<String> problems = new ArrayList<>();
        fields.forEach((event, places) -> places.stream()
                .filter(place -> rows.stream()
                        .noneMatch(
                                row -> row.event().equals(event) && row.field().equals(place)))
                .forEach(place -> problems.add("no row in matrix/events.txt for " + event + ' ' + place + "; add: "
                        + event + " | " + place + " | <kind> | <the event's fields, with ID in its place>")));
        rows.stream()
                .filter(row -> !fields.getOrDefault(row.event(), Set.of()).contains(row.field()))
                .forEach(row ->
                        problems.add("the row of " + row + " in matrix/events.txt: the protocol has no such id"));
        return problems;
    }

    private static String suggestion(Route route) {
        String refs = route.fields().stream().map(field -> field + "=<kind>").collect(Collectors.joining(" "));
        return route.name() + " | <door> | " + refs + " | " + (route.method().equals("GET") ? "" : "{}");
    }

    private static List<String> lines(String file) {
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(Registry.class.getResourceAsStream("/matrix/" + file), StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
