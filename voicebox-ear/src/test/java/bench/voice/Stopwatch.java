package bench.voice;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;

import bench.report.Spread;

/** Time of one thing that is done again and again, in blocks: what passes, and what this thread has of it. */
final class Stopwatch {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final List<Double> wall = new ArrayList<>();
    private final List<Double> cpu = new ArrayList<>();

    /** Something that is measured. */
    @FunctionalInterface
    interface Work {
        void run() throws Exception;
    }

    void time(Work work, int times) throws Exception {
        long cpuBefore = THREADS.getCurrentThreadCpuTime();
        long before = System.nanoTime();
        for (int i = 0; i < times; i++) {
            work.run();
        }
        wall.add((System.nanoTime() - before) / 1e3 / times);
        cpu.add((THREADS.getCurrentThreadCpuTime() - cpuBefore) / 1e3 / times);
    }

    /** Of a block, in µs each. */
    Spread wall() {
        return Spread.of(wall);
    }

    /** Of a block, in µs each. */
    Spread cpu() {
        return Spread.of(cpu);
    }

    /** CPU of this to that of another, block by block. */
    Spread ratio(Stopwatch other) {
        List<Double> ratios = new ArrayList<>();
        for (int i = 0; i < cpu.size(); i++) {
            ratios.add(cpu.get(i) / other.cpu.get(i));
        }
        return Spread.of(ratios);
    }
}
