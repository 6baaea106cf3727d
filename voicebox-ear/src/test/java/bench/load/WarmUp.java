package bench.load;

import java.util.List;

import bench.call.Caller;
import bench.call.Line;
import bench.call.Sounds;
import bench.call.Talk;
import bench.report.Progress;

/** Lets both JVMs compile what the benchmarks will use. */
final class WarmUp {
    private static final int CALLERS = 50;
    private static final long CYCLE_MS = 4_000;

    private WarmUp() {}

    static void run(Line line, Sounds sounds, Pace pace) throws InterruptedException {
        Progress.tell("warming up for " + pace.warmUp() / 1000 + " s");
        List<Caller> callers = line.openForTurns(CALLERS);
        new Talk(callers, sounds, CYCLE_MS).run(pace.warmUp());
        Line.close(callers);
    }
}
