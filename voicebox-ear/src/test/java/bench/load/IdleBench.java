package bench.load;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;

import bench.call.Caller;
import bench.call.Echo;
import bench.call.Line;
import bench.machine.LiveHeap;
import bench.machine.NativeMemory;
import bench.report.Progress;
import bench.report.Table;

/** Memory of a session of which nothing is heard, beside that of a socket to a bare endpoint of the same server. */
final class IdleBench {
    private static final double KB = 1024;
    /** Closed sessions are cleared away within it, and a round of pings has gone by. */
    private static final long SETTLE_MS = 25_000;

    private final Line line;
    private final URI echo;
    private final int sockets;
    private final LiveHeap heap;
    private final NativeMemory beside;

    /** @param gateway the server's process */
    IdleBench(Line line, URI echo, Pace pace, long gateway) {
        this.line = line;
        this.echo = echo;
        this.sockets = pace.idleSockets();
        this.heap = new LiveHeap(gateway);
        this.beside = new NativeMemory(gateway);
    }

    private record Memory(double heap, double beside) {
        Memory each(Memory without, int count) {
            return new Memory((heap - without.heap) / count / KB, (beside - without.beside) / count / KB);
        }

        double all() {
            return heap + beside;
        }
    }

    Table run() throws InterruptedException {
        Progress.tell("memory of " + sockets + " idle sockets of a bare endpoint");
        Memory none = settled();
        Memory bare = withEchoes().each(none, sockets);
        Progress.tell("memory of " + sockets + " idle sessions");
        none = settled();
        Memory session = withSessions().each(none, sockets);
        return new Table(
                        "Memory of " + sockets + " idle sockets, each (KB)",
                        "socket",
                        "live heap",
                        "beside the heap",
                        "together",
                        "ratio")
                .row("bare endpoint", kb(bare.heap()), kb(bare.beside()), kb(bare.all()), "1.00")
                .row(
                        "session",
                        kb(session.heap()),
                        kb(session.beside()),
                        kb(session.all()),
                        Table.number(session.all() / bare.all(), 2))
                .remark(
                        "Live heap: bytes of live objects (jcmd GC.class_histogram). Beside it: resident memory outside the"
                                + " heap's addresses. Buffers of the kernel are not in it.");
    }

    private Memory withEchoes() throws InterruptedException {
        List<Echo> echoes = new ArrayList<>();
        for (int i = 0; i < sockets; i++) {
            echoes.add(line.openEcho(echo));
        }
        Memory memory = settled();
        echoes.forEach(Echo::close);
        return memory;
    }

    private Memory withSessions() throws InterruptedException {
        List<Caller> callers = line.open(sockets);
        Memory memory = settled();
        Line.close(callers);
        return memory;
    }

    private Memory settled() throws InterruptedException {
        Thread.sleep(SETTLE_MS);
        return new Memory(heap.bytes(), beside.bytes());
    }

    private static String kb(double value) {
        return Table.number(value, 1);
    }
}
