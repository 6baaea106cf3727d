package dev.voicebox.it.matrix;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.voicebox.it.matrix.registry.Route;
import dev.voicebox.it.matrix.registry.Route.Place;
import dev.voicebox.it.matrix.registry.Row;
import dev.voicebox.it.matrix.registry.Row.Ref;
import dev.voicebox.it.matrix.rule.Answer;
import dev.voicebox.it.matrix.rule.Asker;
import dev.voicebox.it.matrix.rule.Verdict;

/** Every route with every id that it takes, as each kind of caller. */
final class RouteCells {
    /** Versions that may be meant: any, the one that things begin with, one that nothing has, none. */
    private static final List<String> VERSIONS = Arrays.asList("*", "\"1\"", "\"999999\"", null);

    private final Map<String, Route> routes;
    private final List<Row> rows;
    private final House ours;
    private final Calls calls;
    private final Effects effects;
    private final Verdict verdict;
    private final Repeats repeats;
    private final Findings findings;

    RouteCells(Map<String, Route> routes, Map<String, Row> rows, House ours, House theirs, Findings findings) {
        this.routes = routes;
        this.rows = rows.values().stream()
                .filter(row -> routes.containsKey(row.route()))
                .sorted(Comparator.comparing(
                        (Row row) -> routes.get(row.route()).writes()))
                .toList();
        this.ours = ours;
        this.calls = new Calls(ours, theirs);
        this.effects = new Effects(calls, routes, rows);
        this.findings = findings;
        List<String> before = new ArrayList<>(ours.ids());
        before.addAll(theirs.ids());
        this.verdict = new Verdict(ours.marks(), Set.copyOf(before));
        this.repeats = new Repeats(calls, verdict, findings);
    }

    /** What reads comes first: each tenant's log tells of the ids that its own administrators have tried to write to. */
    void run() {
        Map<String, String> things = effects.now();
        for (Row row : rows) {
            for (Asker asker : Asker.values()) {
                if (asker != Asker.OWNER) {
                    others(row, asker);
                }
            }
            Route route = routes.get(row.route());
            if (route.writes()) {
                findings.add(
                        row.route() + ", asked by others",
                        verdict.untouched(effects.beside(route, things), effects.beside(route)));
            }
        }
        findings.add("what the first tenant has", verdict.untouched(things, effects.now()));
        for (Row row : rows) {
            owner(row);
            repeats.run(routes.get(row.route()), row);
        }
        List<String> told = effects.inTheLog(ours, calls.foreignRequests());
        findings.add(
                "the log of the first tenant", told.isEmpty() ? Optional.empty() : Optional.of("tells of " + told));
    }

    private void others(Row row, Asker asker) {
        Route route = routes.get(row.route());
        List<Ref> named = row.refs().stream().filter(Ref::isNamed).toList();
        if (named.isEmpty()) {
            Answer answer = calls.send(calls.make(route, row, asker, null));
            findings.cell(row, "-", asker, verdict.refused(row.door(), asker, false, answer), verdict.silent(answer));
        }
        for (Ref ref : named) {
            boolean versions = asker.isForeign()
                    && route.isVersioned()
                    && row.place(ref, route).place() == Place.PATH;
            (versions ? VERSIONS : VERSIONS.subList(0, 1)).forEach(version -> pair(row, ref, asker, version));
        }
    }

    /**
     * The same call with an id of the tenant, and with one that was never given. Where more than one thing is in the path, the others
     * are once the caller's own, and once those of the tenant.
     */
    private void pair(Row row, Ref ref, Asker asker, String version) {
        Route route = routes.get(row.route());
        boolean path = row.place(ref, route).place() == Place.PATH;
        pair(row, ref, asker, version, asker.isForeign() ? calls.theirs : ours);
        if (asker.isForeign() && path && route.isDeep()) {
            pair(row, ref, asker, version, ours);
        }
    }

    private void pair(Row row, Ref ref, Asker asker, String version, House among) {
        boolean whole = row.place(ref, routes.get(row.route())).place() == Place.PATH
                || ref.field().equals("tenant_id");
        Answer foreign = ask(row, ref, asker, ours.id(ref.thing()), version, among);
        Answer unknown = ask(row, ref, asker, Calls.unknown(ours.id(ref.thing())), version, among);
        findings.cell(
                row,
                ref + (version == null ? " without a version" : version.equals("*") ? "" : " of version " + version),
                asker,
                ref.isNumber() ? Optional.empty() : verdict.alike(foreign, unknown),
                verdict.refused(row.door(), asker, whole, foreign),
                verdict.silent(foreign));
    }

    private Answer ask(Row row, Ref ref, Asker asker, String id, String version, House among) {
        Route route = routes.get(row.route());
        Call call = calls.make(route, row, asker, ref, among).about(row.place(ref, route), id);
        return calls.send(route.writes() ? call.with("If-Match", version) : call);
    }

    private void owner(Row row) {
        Route route = routes.get(row.route());
        List<Ref> named = row.refs().stream().filter(Ref::isNamed).toList();
        if (named.isEmpty()) {
            Answer answer = calls.send(calls.make(route, row, Asker.OWNER, null));
            findings.cell(row, "-", Asker.OWNER, verdict.served(row.expected(), answer));
        }
        for (Ref ref : named) {
            boolean taken = route.consumes() && ref.field().equals("id");
            String id = taken ? ours.fresh(ref.thing()) : ours.id(ref.thing());
            Answer own = ask(row, ref, Asker.OWNER, id, "*", ours);
            Answer unknown = ask(row, ref, Asker.OWNER, Calls.unknown(id), "*", ours);
            findings.cell(
                    row,
                    ref.toString(),
                    Asker.OWNER,
                    ref.isLoose() ? Optional.empty() : verdict.served(row.expected(), own),
                    ref.isLoose() || ref.isNumber() ? Optional.empty() : verdict.looksAt(own, unknown));
        }
    }
}
