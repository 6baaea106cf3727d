package dev.voicebox.nemesis.run;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;

import bench.report.Spread;

import dev.voicebox.nemesis.check.Drain;
import dev.voicebox.nemesis.check.Verdict;
import dev.voicebox.nemesis.history.Operation;

/**
 * What a run says at its end.
 *
 * @param drainMs longest wait until everything acknowledged could be read
 * @param reasons why operations were not acknowledged, with how often
 * @param promises what else was measured
 */
public record Result(
        String run,
        RunPlan plan,
        List<Trial> trials,
        Verdict verdict,
        long drainMs,
        Spread acknowledgedMs,
        Map<String, Integer> reasons,
        List<Promise> promises) {
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    private static final int SHOWN = 20;

    public static Result of(
            String run,
            RunPlan plan,
            List<Trial> trials,
            Drain drain,
            List<Operation> operations,
            Map<String, Integer> reasons) {
        return new Result(
                run,
                plan,
                List.copyOf(trials),
                drain.verdict(),
                drain.tookMs(),
                acknowledged(operations),
                reasons,
                List.of());
    }

    public Result with(List<Promise> measured) {
        return new Result(run, plan, trials, verdict, drainMs, acknowledgedMs, reasons, List.copyOf(measured));
    }

    static Spread acknowledged(List<Operation> operations) {
        return Spread.of(operations.stream()
                .filter(Operation::isAcknowledged)
                .map(operation -> (operation.completeUs() - operation.invokeUs()) / 1000.0)
                .toList());
    }

    /** Every blow fell, something was acknowledged, nothing is wrong, and every promise is kept. */
    public boolean isGood() {
        return promises.stream().allMatch(Promise::isKept)
                && verdict.isClean()
                && verdict.acknowledged() > 0
                && missed().isEmpty()
                && !trials.isEmpty();
    }

    private List<String> missed() {
        return trials.stream()
                .filter(trial -> !trial.hasFallen())
                .map(Trial::what)
                .toList();
    }

    public void write() throws IOException {
        Files.writeString(RunPlan.FOLDER.resolve(run + ".json"), JSON.writeValueAsString(toJson()) + "\n");
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        text.append(String.format(
                Locale.ROOT,
                "%s: %s. Seed %d, %d trials, %d sessions; %d items attempted, %d acknowledged, %d stored; %d violations "
                        + "of %d checked%s. Drained in %d ms; acknowledged in %.1f ms (p50), %.1f ms (p99), %.1f ms (most).",
                run,
                isGood() ? "good" : "NOT GOOD",
                plan.seed(),
                trials.size(),
                verdict.sessions(),
                verdict.attempted(),
                verdict.acknowledged(),
                verdict.stored(),
                verdict.violations().size(),
                verdict.acknowledged(),
                bounds(),
                drainMs,
                acknowledgedMs.median(),
                acknowledgedMs.percentile(0.99),
                acknowledgedMs.max()));
        text.append("\n  ").append(verdict.counts());
        promises.forEach(promise -> text.append("\n  ").append(promise));
        reasons.forEach((reason, count) ->
                text.append("\n  ").append(count).append(" × ").append(reason));
        missed().forEach(what -> text.append("\n  NEVER REACHED: ").append(what));
        verdict.violations().stream()
                .limit(SHOWN)
                .forEach(violation -> text.append("\n  ").append(violation));
        return text.toString();
    }

    private String bounds() {
        return verdict.isClean()
                ? String.format(
                        Locale.ROOT,
                        " (with 95 %% confidence below %.4f %% of items and %.1f %% of trials)",
                        100 * Verdict.bound(verdict.acknowledged()),
                        100 * Verdict.bound(trials.size()))
                : "";
    }

    private ObjectNode toJson() {
        ObjectNode json = JSON.createObjectNode();
        json.put("run", run).put("good", isGood()).put("seed", plan.seed()).put("gateways", plan.gateways());
        json.put("sessions", verdict.sessions()).put("attempted", verdict.attempted());
        json.put("acknowledged", verdict.acknowledged()).put("stored", verdict.stored());
        json.put("violations", verdict.violations().size()).put("bound", Verdict.bound(verdict.acknowledged()));
        json.put("drain_ms", drainMs).put("ack_p50_ms", acknowledgedMs.median());
        json.set("counts", JSON.valueToTree(verdict.counts()));
        json.set("reasons", JSON.valueToTree(reasons));
        ObjectNode figures = json.putObject("figures");
        promises.forEach(promise -> figures.put(promise.what(), promise.figure()));
        json.set("trials", JSON.valueToTree(trials));
        json.set("found", JSON.valueToTree(verdict.violations()));
        return json;
    }
}
