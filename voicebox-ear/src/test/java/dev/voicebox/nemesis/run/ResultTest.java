package dev.voicebox.nemesis.run;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import dev.voicebox.nemesis.check.Drain;
import dev.voicebox.nemesis.check.Verdict;
import dev.voicebox.nemesis.check.Violation;

import static org.assertj.core.api.Assertions.assertThat;

class ResultTest {
    private static final Trial FALLEN = new Trial("before-commit", 1_200, 9_000);

    @Test
    void aRunWithoutViolationsIsGoodAndTellsItsBound() {
        Result result = result(List.of(FALLEN), 300, List.of());

        assertThat(result.isGood()).isTrue();
        assertThat(result.toString()).contains("0 violations of 300 checked", "below 1.0000 % of items", "Seed 7");
    }

    @Test
    void oneViolationIsEnough() {
        Violation lost = new Violation(Violation.Kind.LOST, "sess_1", "item_1");

        assertThat(result(List.of(FALLEN), 300, List.of(lost)).isGood()).isFalse();
    }

    @Test
    void aPointThatWasNeverReachedProvesNothingAndIsNamed() {
        Result result = result(List.of(FALLEN, Trial.missed("after-commit")), 300, List.of());

        assertThat(result.isGood()).isFalse();
        assertThat(result.toString()).contains("NEVER REACHED: after-commit");
    }

    @Test
    void aRunInWhichNothingWasAcknowledgedProvesNothing() {
        assertThat(result(List.of(FALLEN), 0, List.of()).isGood()).isFalse();
    }

    @Test
    void aPromiseThatIsNotKeptIsEnoughAndIsNamed() {
        Result result =
                result(List.of(FALLEN), 300, List.of()).with(List.of(new Promise("Drained in (ms)", 12_000, 10_000)));

        assertThat(result.isGood()).isFalse();
        assertThat(result.toString()).contains("Drained in (ms): 12000.0 (at most 10000: NOT KEPT)");
    }

    @Test
    void aPromisedFigureThatCouldNotBeMeasuredIsNotKept() {
        assertThat(new Promise("p99 (ms)", Double.NaN, 1_000).isKept()).isFalse();
    }

    private static Result result(List<Trial> trials, int acknowledged, List<Violation> violations) {
        Verdict verdict = new Verdict(3, 400, acknowledged, 310, violations);
        RunPlan plan = new RunPlan(7, 5, 60_000, 1, 20, 50, Path.of("wlp"));
        return Result.of("kills", plan, trials, new Drain(verdict, 900), List.of(), Map.of());
    }
}
