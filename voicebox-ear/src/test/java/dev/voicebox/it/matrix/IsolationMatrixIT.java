package dev.voicebox.it.matrix;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import dev.voicebox.it.RunningServer;
import dev.voicebox.it.matrix.registry.EventFields;
import dev.voicebox.it.matrix.registry.EventRow;
import dev.voicebox.it.matrix.registry.Registry;
import dev.voicebox.it.matrix.registry.Route;
import dev.voicebox.it.matrix.registry.Routes;
import dev.voicebox.it.matrix.registry.Row;
import dev.voicebox.protocol.ProtocolData;

import static org.assertj.core.api.Assertions.assertThat;

class IsolationMatrixIT {
    private static final Map<String, Row> ROWS = Registry.routes();
    private static final List<EventRow> EVENTS = Registry.events();
    private static Map<String, Route> routes;
    private static House ours;
    private static House theirs;

    private final Findings findings = new Findings();

    @BeforeAll
    static void build() throws Exception {
        RunningServer server = RunningServer.get();
        routes = Routes.of(new Rest().json("GET", server.http("/openapi?format=JSON"), null, null));
        ours = new House();
        theirs = new House();
        ours.talk();
        theirs.talk();
    }

    @AfterAll
    static void leave() {
        ours.close();
        theirs.close();
    }

    @Test
    void everyRouteAndEveryIdHasARow() {
        assertThat(Registry.problems(routes, ROWS)).isEmpty();
        assertThat(Registry.problems(EventFields.of(ProtocolData.GIVEN), EVENTS))
                .isEmpty();
    }

    @Test
    void nobodyLearnsOfAnotherTenantsThings() {
        try {
            new RouteCells(routes, ROWS, ours, theirs, findings).run();
        } finally {
            findings.print(routes.size() + " routes");
        }

        assertThat(findings.leaks()).isEmpty();
    }

    @Test
    void noEventReachesIntoAnotherTenantsSession() throws Exception {
        try {
            new EventCells(ours, theirs, findings).run(EVENTS);
        } finally {
            findings.print(EVENTS.size() + " ids of events");
        }

        assertThat(findings.leaks()).isEmpty();
    }
}
