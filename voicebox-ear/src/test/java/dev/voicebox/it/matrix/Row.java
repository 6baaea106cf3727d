package dev.voicebox.it.matrix;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is known of a route: a line of {@code matrix/routes.txt}.
 *
 * @param ids what each of its fields names, as {@code tenant}, {@code project}, {@code key}; {@code new} for what the caller makes up
 * @param body JSON; {@code NAME} in it is another name in each call; empty: none
 */
record Row(String route, Door door, Map<String, String> ids, String body) {

    /** By route. */
    static Map<String, Row> all() {
        try (BufferedReader file = new BufferedReader(
                new InputStreamReader(Row.class.getResourceAsStream("/matrix/routes.txt"), StandardCharsets.UTF_8))) {
            Map<String, Row> rows = new LinkedHashMap<>();
            for (String line : file.lines().toList()) {
                if (!line.isBlank() && !line.startsWith("#")) {
                    Row row = of(line);
                    rows.put(row.route(), row);
                }
            }
            return rows;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Row of(String line) {
        List<String> columns = List.of(line.split("\\|", 4));
        Map<String, String> ids = new LinkedHashMap<>();
        for (String pair : columns.get(2).strip().split(" ")) {
            if (!pair.isBlank()) {
                ids.put(pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1));
            }
        }
        return new Row(
                columns.get(0).strip().replaceAll(" +", " "),
                Door.valueOf(columns.get(1).strip()),
                ids,
                columns.get(3).strip());
    }
}
