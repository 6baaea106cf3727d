package bench.load;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import bench.machine.Cost;
import bench.machine.Meter;
import bench.report.Spread;
import bench.report.Table;

/** CPU of the gateway for a frame of 20 ms: sessions that listen to a quiet room, minus the same sessions without sound. */
final class FramesBench {
    private static final List<Integer> LEVELS = List.of(10, 50);

    private final Line line;
    private final Sounds sounds;
    private final Pace pace;
    private final Meter meter;
    private final Map<Integer, List<Double>> micros = new LinkedHashMap<>();
    private final Map<Integer, Set<String>> doubts = new LinkedHashMap<>();

    FramesBench(Line line, Sounds sounds, Pace pace, long gateway) {
        this.line = line;
        this.sounds = sounds;
        this.pace = pace;
        this.meter = new Meter(gateway);
    }

    Table run() throws InterruptedException {
        for (int round = 1; round <= pace.rounds(); round++) {
            for (int sessions : LEVELS) {
                Load.progress("frames of " + sessions + " sessions, round " + round);
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
                        + " (energy), buffering. The CPU of the same sessions without sound is subtracted.");
    }

    private void measure(int sessions) throws InterruptedException {
        List<Caller> callers = line.openForTurns(sessions);
        meter.start();
        Thread.sleep(pace.quiet());
        Cost quiet = meter.stop();
        meter.start();
        new Talk(callers, sounds, 0).run(pace.frames());
        Cost busy = meter.stop();
        Line.close(callers);
        int frames = callers.stream().mapToInt(Caller::frames).sum();
        double net = busy.gatewayMs() - quiet.gatewayShare() * busy.wallMs();
        micros.computeIfAbsent(sessions, unused -> new ArrayList<>()).add(net * 1000 / frames);
        Set<String> why = doubts.computeIfAbsent(sessions, unused -> new LinkedHashSet<>());
        List.of(quiet, busy).forEach(cost -> why.addAll(cost.doubts()));
        int errors =
                callers.stream().mapToInt(caller -> caller.watch().errors()).sum();
        int starts =
                callers.stream().mapToInt(caller -> caller.watch().starts()).sum();
        if (errors + starts > 0) {
            why.add(errors + " errors, " + starts + " times speech in a quiet room");
        }
    }

    private void row(Table table, int sessions) {
        Spread spread = Spread.of(micros.get(sessions));
        table.row(
                sessions,
                sessions * 1000 / Sounds.FRAME_MS,
                spread.count(),
                Table.number(spread.median(), 1),
                Table.number(spread.min(), 1) + " to " + Table.number(spread.max(), 1),
                Table.number(Sounds.FRAME_MS * 1000 / spread.median(), 0),
                String.join("; ", doubts.get(sessions)));
    }
}
