package bench.load;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

import bench.call.Caller;
import bench.call.Line;
import bench.call.Sounds;
import bench.call.Talk;
import bench.call.Turn;
import bench.machine.Cost;
import bench.machine.Meter;
import bench.report.Progress;
import bench.report.Spread;
import bench.report.Table;

/** What the server adds to a turn when ears, mind and voice take no time. */
final class TurnsBench {
    /** Callers by the length of their cycle: an answer lasts 6.3 s; one caller alone hurries, to make a sample. */
    private static final Map<Integer, Long> CYCLES =
            new TreeMap<>(Map.of(1, 1_500L, 10, 7_200L, 50, 7_200L, 100, 7_200L));

    private final Line line;
    private final Sounds sounds;
    private final Pace pace;
    private final Meter meter;
    private final Map<Integer, TurnLevel> levels = new TreeMap<>();

    TurnsBench(Line line, Sounds sounds, Pace pace, long gateway) {
        this.line = line;
        this.sounds = sounds;
        this.pace = pace;
        this.meter = new Meter(gateway);
    }

    String run() throws InterruptedException {
        for (int round = 1; round <= pace.rounds(); round++) {
            for (int sessions : CYCLES.keySet()) {
                Progress.tell("turns of " + sessions + " sessions, round " + round);
                measure(sessions);
            }
        }
        return latencies() + steps().toString() + costs();
    }

    private void measure(int sessions) throws InterruptedException {
        List<Caller> callers = line.openForTurns(sessions);
        Talk talk = new Talk(callers, sounds, CYCLES.get(sessions));
        meter.start();
        new Talk(callers, sounds, 0).run(pace.quiet());
        TurnLevel level = levels.computeIfAbsent(sessions, unused -> new TurnLevel());
        level.addListening(meter.stop());
        meter.start();
        Spread late = talk.run(pace.turns());
        Cost cost = meter.stop();
        Line.close(callers);
        level.add(talk, cost, talk.turnsIn(pace.turns()), late);
    }

    private Table latencies() {
        Table table = new Table(
                "Added latency per turn, engines of zero delay (ms)",
                "sessions",
                "turns",
                "p50",
                "p95",
                "p99",
                "worst",
                "p50, ratio to 1 session",
                "frames sent late, p99",
                "void because");
        levels.forEach((sessions, level) -> {
            Spread added = level.spread(Turn::addedMs);
            table.row(
                    sessions,
                    added.count(),
                    Table.number(added.median(), 1),
                    Table.number(added.percentile(0.95), 1),
                    Table.number(added.percentile(0.99), 1),
                    Table.number(added.max(), 1),
                    Table.number(level.ratioTo(levels.get(1)), 2),
                    Table.number(level.late(), 1),
                    level.doubts());
        });
        return table.remark("From the moment the frame that completes the silence (" + Talk.SILENCE_MS
                + " ms) was due, to the first response.output_audio.delta. Open loop, microphones always open, a turn"
                + " every 7.2 s (1 session: 1.5 s).");
    }

    private Table steps() {
        Table table = new Table(
                "The same, step by step, p50 (ms)",
                "sessions",
                "frame due to speech_stopped",
                "to committed",
                "to response.created",
                "to first sound",
                "turn end found later than speech + silence");
        levels.forEach((sessions, level) -> table.row(
                sessions,
                median(level, Turn::toStoppedMs),
                median(level, Turn::toCommittedMs),
                median(level, Turn::toCreatedMs),
                median(level, Turn::toSoundMs),
                Table.number(level.overshoot().median(), 0)));
        return table.remark("The last column is time of the audio, not of the server: frames of 32 ms, and the voice"
                + " activity's own memory of the last syllable.");
    }

    private Table costs() {
        Table table = new Table(
                "CPU of a turn",
                "sessions",
                "turns/s",
                "gateway, share of a core",
                "client, share of a core",
                "CPU per turn (ms)");
        levels.forEach((sessions, level) -> table.row(
                sessions,
                Table.number(level.turnsPerSecond(), 1),
                Table.number(level.gatewayShare() * 100, 0) + " %",
                Table.number(level.clientShare() * 100, 0) + " %",
                Table.number(level.cpuPerTurn(), 1)));
        return table.remark("Per turn: all of its work (21 text deltas, 42 pieces of sound, items), without its frames:"
                + " the CPU of the same sessions listening to a quiet room just before is subtracted. Fewer than 5 turns/s"
                + " are too few to tell.");
    }

    private static String median(TurnLevel level, ToDoubleFunction<Turn> step) {
        return Table.number(level.spread(step).median(), 1);
    }
}
