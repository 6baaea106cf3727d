package dev.voicebox.it.matrix;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import dev.voicebox.it.RunningServer;
import dev.voicebox.it.matrix.registry.Route;
import dev.voicebox.it.matrix.registry.Row;
import dev.voicebox.it.matrix.rule.Answer;
import dev.voicebox.it.matrix.rule.Asker;
import dev.voicebox.it.matrix.rule.Door;

/** What the first tenant has, as it sees it itself: every GET of the registry but those that tell of calls. */
final class Effects {
    /** They change while others call, or show nothing of a tenant. */
    private static final List<String> MOVING =
            List.of("/api/v2/audit", "/api/v2/usage", "/api/v2/policies", "/v1/models", "/sample");

    private static final int KIND = "/api/v2/keys".split("/").length;

    /** What goes on by itself: when a thing was last used, and how far an erasure is. */
    private static final String LAST = "\"last_\\w+\":(\"[^\"]*\"|\\w+)|\"finished_at\":\\w+|\"erased\":\\{[^}]*}"
            + "|\"status\":\"(erasing|looking_again|finished)\"";

    private final Calls calls;
    private final Map<Row, Route> shown = new LinkedHashMap<>();

    Effects(Calls calls, Map<String, Route> routes, Map<String, Row> rows) {
        this.calls = calls;
        rows.values().forEach(row -> {
            Route route = routes.get(row.route());
            boolean own = row.door().takesTokens() && row.door() != Door.PLATFORM || row.door() == Door.KEY;
            if (own && !route.writes() && MOVING.stream().noneMatch(route.path()::contains)) {
                shown.put(row, route);
            }
        });
    }

    /** All of it. */
    Map<String, String> now() {
        return now("");
    }

    /** What stands beside this route, as other things of its kind do: the row that has done it is known then. */
    Map<String, String> beside(Route route) {
        return now(kind(route));
    }

    /** The part of what was seen that {@link #beside} would show. */
    Map<String, String> beside(Route route, Map<String, String> things) {
        Map<String, String> part = new TreeMap<>(things);
        part.keySet().removeIf(name -> !name.startsWith("GET " + kind(route)));
        return part;
    }

    /** Of {@code /api/v2/keys/{id}/rotate} it is {@code /api/v2/keys}. */
    private static String kind(Route route) {
        return String.join("/", List.of(route.path().split("/")).subList(0, KIND));
    }

    private Map<String, String> now(String kind) {
        Map<String, String> things = new TreeMap<>();
        shown.forEach((row, route) -> {
            if (!route.path().startsWith(kind)) {
                return;
            }
            Answer answer = calls.send(calls.make(route, row, Asker.OWNER, null));
            String version = answer.headers().getOrDefault("etag", "");
            things.put(
                    route.name(),
                    answer.status() + version + ' ' + answer.body().replaceAll(LAST, ""));
        });
        return things;
    }

    /** Which of these calls the first tenant's log of what was done tells of. */
    List<String> inTheLog(House ours, List<String> requests) {
        RunningServer server = RunningServer.get();
        List<String> all = new ArrayList<>();
        Rest rest = new Rest();
        String after = "";
        while (after != null) {
            var page = rest.json(
                    "GET",
                    server.http("/api/v2/audit?limit=100&tenant_id=" + ours.tenant + after),
                    server.adminToken(),
                    null);
            page.path("data").forEach(entry -> all.add(entry.path("request_id").asText()));
            after = page.path("has_more").asBoolean()
                    ? "&after=" + page.path("last_id").asText()
                    : null;
        }
        if (all.isEmpty()) {
            throw new IllegalStateException("the log of the first tenant is empty");
        }
        return requests.stream().filter(all::contains).toList();
    }
}
