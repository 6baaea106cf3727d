package dev.voicebox.it.matrix;

import java.util.List;
import java.util.Optional;

import dev.voicebox.it.matrix.registry.Route;
import dev.voicebox.it.matrix.registry.Row;
import dev.voicebox.it.matrix.rule.Answer;
import dev.voicebox.it.matrix.rule.Asker;
import dev.voicebox.it.matrix.rule.Door;
import dev.voicebox.it.matrix.rule.Verdict;

/** A name that the tenant has given to a call is free for everybody else, whoever of the same name they are. */
final class Repeats {
    private static final String REPEAT = "Idempotency-Key";

    private final Calls calls;
    private final Verdict verdict;
    private final Findings findings;

    Repeats(Calls calls, Verdict verdict, Findings findings) {
        this.calls = calls;
        this.verdict = verdict;
        this.findings = findings;
    }

    void run(Route route, Row row) {
        if (!route.isRepeatable()) {
            return;
        }
        for (Asker asker : List.of(Asker.NEIGHBOUR, Asker.FOREIGN_ADMIN)) {
            String name = findings.name();
            Call first = calls.make(route, row, Asker.OWNER, null).with(REPEAT, name);
            calls.send(first);
            Answer taken =
                    calls.send(calls.make(route, row, asker, null).like(first).with(REPEAT, name));
            Answer free = calls.send(calls.make(route, row, asker, null).with(REPEAT, findings.name()));
            boolean platform = row.door() == Door.PLATFORM;
            findings.cell(
                    row,
                    REPEAT,
                    asker,
                    verdict.alike(taken, free),
                    verdict.silent(taken),
                    platform ? verdict.refused(row.door(), asker, true, taken) : Optional.empty());
        }
        Call first = calls.make(route, row, Asker.OWNER, null).with(REPEAT, findings.name());
        Answer made = calls.send(first);
        boolean replayed = calls.send(first).headers().containsKey("idempotent-replayed");
        findings.cell(
                row,
                REPEAT,
                Asker.OWNER,
                replayed || !made.succeeded() ? Optional.empty() : Optional.of("happens twice"));
    }
}
