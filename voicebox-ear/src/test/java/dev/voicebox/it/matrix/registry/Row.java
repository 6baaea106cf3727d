package dev.voicebox.it.matrix.registry;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import dev.voicebox.it.matrix.registry.Route.Field;
import dev.voicebox.it.matrix.registry.Route.Place;
import dev.voicebox.it.matrix.rule.Door;

/**
 * What is known of a route: a line of {@code matrix/routes.txt}, which tells how it is written.
 *
 * @param expected what the owner is answered; 0 for any success
 * @param body JSON; empty: none
 */
public record Row(String route, Door door, int expected, List<Ref> refs, String body) {

    /** What one of the route's fields names. */
    public record Ref(String field, String kind) {
        /** A parameter that is always sent so. */
        public boolean isFixed() {
            return kind.startsWith("=");
        }

        /** Whether it names something that may be another tenant's. */
        public boolean isNamed() {
            return !isFixed() && !kind.startsWith("-");
        }

        /** Whether even its owner is answered the same for any id: it is not looked up. */
        public boolean isLoose() {
            return kind.startsWith("~");
        }

        /** Whether it is a number within a list of each tenant's own: as far as that goes no number is anybody else's. */
        public boolean isNumber() {
            return kind.startsWith("#");
        }

        public String thing() {
            return kind.replaceFirst("^[~#]", "");
        }

        @Override
        public String toString() {
            return field + '=' + kind;
        }
    }

    /** By route. */
    static Map<String, Row> of(List<String> lines) {
        Map<String, Row> rows = new TreeMap<>();
        for (String line : lines) {
            Row row = of(line);
            rows.put(row.route(), row);
        }
        return rows;
    }

    private static Row of(String line) {
        String[] columns = line.split("\\|", 4);
        if (columns.length < 4) {
            throw new IllegalArgumentException("a row has 4 columns: " + line);
        }
        String[] door = columns[1].strip().split(" ");
        List<Ref> refs = new ArrayList<>();
        for (String pair : columns[2].strip().split(" +")) {
            if (!pair.isBlank()) {
                int at = pair.indexOf('=');
                refs.add(new Ref(pair.substring(0, at), pair.substring(at + 1)));
            }
        }
        return new Row(
                columns[0].strip().replaceAll(" +", " "),
                Door.valueOf(door[0]),
                door.length > 1 ? Integer.parseInt(door[1]) : 0,
                refs,
                columns[3].strip());
    }

    /** Where a field is; one that no description has is in the body, or in the query if it begins with a question mark. */
    public Field place(Ref ref, Route route) {
        return route.fields().stream()
                .filter(field -> field.name().equals(ref.field()))
                .findFirst()
                .orElseGet(() -> ref.field().startsWith("?")
                        ? new Field(Place.QUERY, ref.field().substring(1))
                        : new Field(Place.BODY, ref.field()));
    }
}
