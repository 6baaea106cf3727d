package dev.voicebox.it.matrix;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import dev.voicebox.it.RunningServer;
import dev.voicebox.it.matrix.Route.Field;
import dev.voicebox.it.matrix.Route.Place;

import static org.assertj.core.api.Assertions.assertThat;

class IsolationMatrixIT {
    /** For routes without ids: the call as it is. */
    private static final Field NONE = new Field(Place.QUERY, "-");

    private static final Map<String, Row> ROWS = Row.all();
    private static Map<String, Route> routes;
    private static House ours;
    private static House theirs;

    private final List<String> leaks = new ArrayList<>();
    private int cells;

    @BeforeAll
    static void build() throws Exception {
        RunningServer server = RunningServer.get();
        routes = Routes.of(new Rest().json("GET", server.http("/openapi?format=JSON"), null, ""));
        ours = new House("a");
        theirs = new House("b");
    }

    @AfterAll
    static void leave() {
        for (House house : Arrays.asList(ours, theirs)) {
            if (house != null) {
                house.close();
            }
        }
    }

    @Test
    void everyRouteAndItsIdsAreInTheRegistry() {
        assertThat(new TreeSet<>(ROWS.keySet())).isEqualTo(new TreeSet<>(routes.keySet()));
        routes.values()
                .forEach(route -> assertThat(ROWS.get(route.name()).ids().keySet())
                        .as(route.name())
                        .containsAll(route.fields().stream().map(Field::name).toList()));
    }

    @Test
    void nobodyLearnsOfAnotherTenantsThings() {
        Cells calls = new Cells(ours, theirs);
        for (Row row : inOrder()) {
            for (Asker asker : Asker.values()) {
                if (asker != Asker.OWNER) {
                    fieldsOf(row).forEach(field -> ask(calls, row, asker, field));
                }
            }
        }
        for (Row row : inOrder()) {
            fieldsOf(row).forEach(field -> ask(calls, row, Asker.OWNER, field));
        }

        System.out.println("isolation: " + routes.size() + " routes, " + cells + " cells, leaking " + leaks.size());
        assertThat(leaks).isEmpty();
    }

    @Test
    void noEventReachesIntoAnotherTenantsSession() throws Exception {
        // The other test takes its first tenant apart.
        try (House fresh = new House("c")) {
            EventCells events = new EventCells(fresh, theirs);
            events.run();
            report(events);
        }
    }

    private static void report(EventCells events) {
        System.out.println("isolation: " + events.names() + " events, " + events.cells() + " cells, leaking "
                + events.leaks().size());
        assertThat(events.leaks()).isEmpty();
    }

    /** What takes things away comes last, the inner before the outer. */
    private static List<Row> inOrder() {
        return ROWS.values().stream()
                .filter(row -> routes.containsKey(row.route()))
                .sorted(Comparator.comparing((Row row) -> row.route().startsWith("DELETE"))
                        .thenComparing(row -> rank(row.route())))
                .toList();
    }

    private static int rank(String route) {
        if (!route.startsWith("DELETE")) {
            return route.contains("rotate") ? 1 : 0;
        }
        return route.contains("/tenants/") ? 4 : route.contains("/projects/") ? 3 : route.contains("/keys/") ? 2 : 1;
    }

    private static List<Field> fieldsOf(Row row) {
        List<Field> fields = Cells.fields(routes.get(row.route()), row);
        if (fields.isEmpty()) {
            return List.of(NONE);
        }
        return fields;
    }

    private void ask(Cells calls, Row row, Asker asker, Field field) {
        if (asker == Asker.OWNER) {
            askAsOwner(calls, row, field);
            return;
        }
        String kind = row.ids().getOrDefault(field.name(), "new");
        boolean named = field != NONE && !kind.equals("new") && !kind.startsWith("=");
        String id = named ? ours.ids.get(kind) : null;
        Answer foreign = calls.ask(row, asker, field, id);
        cells++;
        String why = named ? whyLeaking(foreign, calls.ask(row, asker, field, Cells.unknown(id))) : "";
        if (why.isEmpty()) {
            why = whyLetIn(row, asker, foreign, kind.equals("tenant"));
        }
        if (why.isEmpty()) {
            why = marksIn(foreign);
        }
        if (!why.isEmpty()) {
            leaks.add(row.route() + " [" + field + "] " + asker + ": " + why);
        }
    }

    private static String whyLeaking(Answer foreign, Answer unknown) {
        return foreign.plain().equals(unknown.plain())
                ? ""
                : "another tenant's id: " + foreign.plain() + "; an unknown one: " + unknown.plain();
    }

    private static String whyLetIn(Row row, Asker asker, Answer answer, boolean tenant) {
        if (row.door() == Door.OPEN) {
            return "";
        }
        boolean right = switch (asker) {
            case NOBODY, EXPIRED -> answer.status() == 401;
            case WRONG_SCOPE -> answer.status() == 403;
            default -> row.door() == Door.PLATFORM ? answer.status() >= 403 : !tenant || !answer.succeeded();
        };
        return right ? "" : "answered " + answer.plain();
    }

    private static String marksIn(Answer answer) {
        return ours.marks().stream()
                .filter(mark -> answer.body().contains(mark))
                .findFirst()
                .map(mark -> "shows " + mark)
                .orElse("");
    }

    /** Were the owner refused too, the refusals of the others would show nothing. */
    private void askAsOwner(Cells calls, Row row, Field field) {
        String kind = row.ids().getOrDefault(field.name(), "new");
        boolean made =
                !kind.equals("decision") && !kind.equals("outbox") && !row.ids().containsValue("outbox");
        boolean again = row.route().startsWith("DELETE") && field.place() != Place.PATH;
        if (!made || again) {
            return;
        }
        Answer answer = calls.ask(row, Asker.OWNER, field, kind.equals("new") ? null : ours.ids.get(kind));
        cells++;
        if (List.of(401, 403, 404).contains(answer.status()) || answer.status() == 400 && row.door() == Door.TOKEN) {
            leaks.add(row.route() + " [" + field + "] OWNER is refused: " + answer.plain());
        }
    }
}
