package bench.load;

import java.util.List;

/** Lets both JVMs compile what the benchmarks will use. */
final class WarmUp {
    private static final int CALLERS = 50;
    private static final long CYCLE_MS = 4_000;

    private WarmUp() {}

    static void run(Line line, Sounds sounds, Pace pace) throws InterruptedException {
        Load.progress("warming up for " + pace.warmUp() / 1000 + " s");
        List<Caller> callers = line.openForTurns(CALLERS);
        new Talk(callers, sounds, CYCLE_MS).run(pace.warmUp());
        Line.close(callers);
    }
}
