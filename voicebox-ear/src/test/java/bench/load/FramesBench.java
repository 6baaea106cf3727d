package bench.load;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import bench.call.Caller;
import bench.call.Line;
import bench.call.Sounds;
import bench.call.Talk;
import bench.machine.Cost;
import bench.machine.Doubts;
import bench.machine.Meter;
import bench.report.Progress;
import bench.report.Spread;
import bench.report.Table;

/** CPU of the gateway for a frame of 20 ms: sessions that listen to a quiet room, minus the same sessions without sound. */
final class FramesBench {
    private static final List<Integer> LEVELS = List.of(10, 50);

    private final Line line;
    private final Sounds sounds;
    private final Pace pace;
    private final Meter meter;
    private final Map<Integer, List<Sample>> samples = new LinkedHashMap<>();
    private final List<Double> idleShares = new ArrayList<>();
    private final Map<Integer, Doubts> doubts = new LinkedHashMap<>();

    /** What so many frames took, the idle server's own work included. */
    private record Sample(int frames, Cost cost) {
        double micros(double idleShare) {
            return (cost.gatewayMs() - idleShare * cost.wallMs()) * 1000 / frames;
        }
    }

    FramesBench(Line line, Sounds sounds, Pace pace, long gateway) {
        this.line = line;
        this.sounds = sounds;
        this.pace = pace;
        this.meter = new Meter(gateway);
    }

    Table run() throws InterruptedException {
        for (int round = 1; round <= pace.rounds(); round++) {
            for (int sessions : LEVELS) {
                Progress.tell("frames of " + sessions + " sessions, round " + round);
                measure(sessions);
            }
        }
        Table table = new Table(
                "CPU of the gateway per 20 ms audio frame (µs)",
                "sessions",
                "frames/s",
                "rounds",
                "median",
                "min to max",
                "sessions per core",
                "void because");
        LEVELS.forEach(level -> row(table, level));
        return table.remark(
                "24 kHz PCM of a quiet room, one event of 20 ms each: JSON, base64, resampling, voice activity"
                        + " (energy), buffering. The CPU of sessions without sound is subtracted.");
    }

    private void measure(int sessions) throws InterruptedException {
        List<Caller> callers = line.openForTurns(sessions);
        // What opening them left to do is not theirs.
        Thread.sleep(1_000);
        meter.start();
        Thread.sleep(pace.quiet());
        Cost quiet = meter.stop();
        meter.start();
        new Talk(callers, sounds, 0).run(pace.frames());
        Cost busy = meter.stop();
        Line.close(callers);
        int frames = callers.stream().mapToInt(Caller::frames).sum();
        idleShares.add(quiet.gatewayShare());
        samples.computeIfAbsent(sessions, unused -> new ArrayList<>()).add(new Sample(frames, busy));
        Doubts why = doubts.computeIfAbsent(sessions, unused -> new Doubts())
                .add(quiet)
                .add(busy);
        int errors =
                callers.stream().mapToInt(caller -> caller.watch().errors()).sum();
        int starts =
                callers.stream().mapToInt(caller -> caller.watch().starts()).sum();
        why.addIf(errors + starts > 0, errors + " errors, " + starts + " times speech in a quiet room");
    }

    private void row(Table table, int sessions) {
        double idle = Spread.of(idleShares).median();
        Spread spread = Spread.of(samples.get(sessions).stream()
                .map(sample -> sample.micros(idle))
                .toList());
        table.row(
                sessions,
                sessions * 1000 / Sounds.FRAME_MS,
                spread.count(),
                Table.number(spread.median(), 1),
                Table.number(spread.min(), 1) + " to " + Table.number(spread.max(), 1),
                Table.number(Sounds.FRAME_MS * 1000 / spread.median(), 0),
                doubts.get(sessions));
    }
}
