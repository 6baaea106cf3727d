package dev.voicebox.it.matrix;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import dev.voicebox.it.matrix.registry.Row;
import dev.voicebox.it.matrix.rule.Asker;

/** What was run, and what came of it. */
final class Findings {
    private final List<String> leaks = new ArrayList<>();
    private int cells;

    void ran() {
        cells++;
    }

    void add(String where, Optional<String> wrong) {
        wrong.ifPresent(why -> leaks.add(where + ": " + why));
    }

    @SafeVarargs
    final void cell(Row row, String field, Asker asker, Optional<String>... wrong) {
        cells++;
        Arrays.stream(wrong)
                .flatMap(Optional::stream)
                .findFirst()
                .ifPresent(why -> leaks.add(row.route() + " [" + field + "] " + asker + ": " + why));
    }

    /** One that nothing else has. */
    String name() {
        return "matrix-" + UUID.randomUUID();
    }

    List<String> leaks() {
        return leaks;
    }

    /** Also when the rest could not be run. */
    void print(String subject) {
        System.out.println("isolation: " + subject + ", " + cells + " cells, leaking " + leaks.size());
        leaks.forEach(leak -> System.out.println("isolation: " + leak));
    }
}
