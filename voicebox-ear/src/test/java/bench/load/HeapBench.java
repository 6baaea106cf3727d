package bench.load;

import java.util.List;
import java.util.concurrent.CompletableFuture;

import bench.call.Caller;
import bench.call.Line;
import bench.call.Sounds;
import bench.call.Talk;
import bench.machine.LiveHeap;
import bench.report.Progress;
import bench.report.Table;

/** Live heap of the gateway with no sessions, idle ones and talking ones; what is left after them; and so, of each. */
final class HeapBench {
    private static final int TALKERS = 50;
    private static final long CYCLE_MS = 7_200;
    private static final double KB = 1024;
    /** Closed sessions are cleared away within it. */
    private static final long SETTLE_MS = 2_000;

    private final Line line;
    private final Sounds sounds;
    private final Pace pace;
    private final LiveHeap heap;

    HeapBench(Line line, Sounds sounds, Pace pace, LiveHeap heap) {
        this.line = line;
        this.sounds = sounds;
        this.pace = pace;
        this.heap = heap;
    }

    Table run() throws InterruptedException {
        Progress.tell("heap of " + pace.idleCallers() + " idle and " + TALKERS + " talking sessions");
        double before = settled();
        double idle = whileIdle();
        double between = settled();
        double talking = whileTalking();
        double after = settled();
        return new Table("Heap after a full collection", "state", "live heap (MB)", "per session (KB)")
                .row("no session", mb(before), "")
                .row(
                        pace.idleCallers() + " idle sessions",
                        mb(idle),
                        each(idle, (before + between) / 2, pace.idleCallers()))
                .row("none again", mb(between), "")
                .row(
                        TALKERS + " sessions after " + pace.talk() / 1000 + " s of talk",
                        mb(talking),
                        each(talking, (between + after) / 2, TALKERS))
                .row("none again", mb(after), "")
                .remark(
                        "Bytes of live objects (jcmd GC.class_histogram). Socket buffers of the kernel and direct memory are"
                                + " not in it. Talking sessions hold their conversation too, so they grow with it.");
    }

    private double settled() throws InterruptedException {
        Thread.sleep(SETTLE_MS);
        return heap.bytes();
    }

    private double whileIdle() throws InterruptedException {
        List<Caller> callers = line.open(pace.idleCallers());
        double bytes = settled();
        Line.close(callers);
        return bytes;
    }

    private double whileTalking() throws InterruptedException {
        List<Caller> callers = line.openForTurns(TALKERS);
        // The count stops the server for a moment; the microphones stay open meanwhile.
        CompletableFuture<Void> talk =
                CompletableFuture.runAsync(() -> new Talk(callers, sounds, CYCLE_MS).run(pace.talk() + 4_000));
        Thread.sleep(pace.talk());
        double bytes = heap.bytes();
        talk.join();
        Line.close(callers);
        return bytes;
    }

    private static String mb(double bytes) {
        return Table.number(bytes / KB / KB, 1);
    }

    private static String each(double with, double without, int sessions) {
        return Table.number((with - without) / sessions / KB, 1);
    }
}
