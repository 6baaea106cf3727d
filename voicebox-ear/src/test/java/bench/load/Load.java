package bench.load;

import java.net.URI;
import java.util.Set;

import bench.Subject;
import bench.call.Line;
import bench.call.Sounds;
import bench.machine.LiveHeap;
import bench.machine.Meter;

/** The process that makes the load: runs one benchmark after the other and prints their tables. */
public final class Load {
    /** Of the environment: the API key. */
    public static final String KEY = "BENCH_API_KEY";

    private Load() {}

    public static void main(String[] arguments) throws Exception {
        Set<Subject> subjects = Subject.in(System.getProperty("bench"));
        Pace pace = new Pace(Double.parseDouble(System.getProperty("bench.scale")));
        long gateway = Long.getLong("bench.gateway");
        Sounds sounds = new Sounds(Long.getLong("bench.seed"));
        try (Line line = new Line(URI.create(System.getProperty("bench.url")), System.getenv(KEY))) {
            WarmUp.run(line, sounds, pace);
            System.out.println(PingBench.run(line, pace, new Meter(gateway)));
            if (subjects.contains(Subject.FRAMES)) {
                System.out.println(new FramesBench(line, sounds, pace, gateway).run());
            }
            if (subjects.contains(Subject.TURNS)) {
                System.out.println(new TurnsBench(line, sounds, pace, gateway).run());
            }
            if (subjects.contains(Subject.PROTOCOL)) {
                URI echo = URI.create(System.getProperty("bench.echo"));
                System.out.println(new ProtocolBench(line, echo, sounds, pace, new Meter(gateway))
                        .run(Long.getLong("bench.seed")));
            }
            if (subjects.contains(Subject.HEAP)) {
                System.out.println(new HeapBench(line, sounds, pace, new LiveHeap(gateway)).run());
            }
            if (subjects.contains(Subject.IDLE)) {
                URI echo = URI.create(System.getProperty("bench.echo"));
                System.out.println(new IdleBench(line, echo, pace, gateway).run());
            }
        }
        System.exit(0);
    }
}
