package bench.load;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

import bench.call.Caller;
import bench.call.Talk;
import bench.call.Turn;
import bench.machine.Cost;
import bench.machine.Doubts;
import bench.report.Spread;

/** All rounds of one number of sessions. */
final class TurnLevel {
    /** A client that sends later than this measures itself. */
    private static final double LATE_MS = 5;

    private static final double TURNS_TO_TELL = 5;

    private final List<List<Turn>> rounds = new ArrayList<>();
    private final List<Cost> costs = new ArrayList<>();
    private final List<Double> overshoot = new ArrayList<>();
    private final Doubts doubts = new Doubts();
    private double listeningShare;
    private double late;

    /** What the same sessions cost while nobody speaks, before a round. */
    void addListening(Cost cost) {
        listeningShare += cost.gatewayShare();
        doubts.add(cost);
    }

    void add(Talk talk, Cost cost, int expected, Spread lateness) {
        List<Turn> turns = new ArrayList<>();
        int errors = 0;
        for (int i = 0; i < talk.callers().size(); i++) {
            Caller caller = talk.callers().get(i);
            int number = i;
            caller.watch().turns().forEach(turn -> overshoot.add((double) talk.overshootMs(number, turn.endMs())));
            turns.addAll(caller.watch().turns());
            errors += caller.watch().errors();
        }
        rounds.add(turns);
        costs.add(cost);
        double lateMs = lateness.percentile(0.99);
        late = Math.max(late, lateMs);
        doubts.add(cost);
        doubts.addIf(turns.size() != expected, turns.size() + " turns instead of " + expected);
        doubts.addIf(errors > 0, errors + " errors");
        doubts.addIf(lateMs > LATE_MS, "the client sent frames late");
    }

    Spread spread(ToDoubleFunction<Turn> value) {
        return new Spread(
                rounds.stream().flatMap(List::stream).mapToDouble(value).toArray());
    }

    Spread overshoot() {
        return Spread.of(overshoot);
    }

    /** Median of the ratios round by round. */
    double ratioTo(TurnLevel other) {
        List<Double> ratios = new ArrayList<>();
        for (int i = 0; i < rounds.size(); i++) {
            ratios.add(median(rounds.get(i)) / median(other.rounds.get(i)));
        }
        return Spread.of(ratios).median();
    }

    double late() {
        return late;
    }

    Doubts doubts() {
        return doubts;
    }

    double turnsPerSecond() {
        return count() * 1000 / wall();
    }

    double gatewayShare() {
        return gateway() / wall();
    }

    double clientShare() {
        return costs.stream().mapToDouble(Cost::clientMs).sum() / wall();
    }

    /** ms; NaN when turns are too few. */
    double cpuPerTurn() {
        double listening = listeningShare / rounds.size() * wall();
        return turnsPerSecond() < TURNS_TO_TELL ? Double.NaN : (gateway() - listening) / count();
    }

    private double gateway() {
        return costs.stream().mapToDouble(Cost::gatewayMs).sum();
    }

    private double wall() {
        return costs.stream().mapToDouble(Cost::wallMs).sum();
    }

    private double count() {
        return rounds.stream().mapToInt(List::size).sum();
    }

    private static double median(List<Turn> turns) {
        return new Spread(turns.stream().mapToDouble(Turn::addedMs).toArray()).median();
    }
}
