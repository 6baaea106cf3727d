package dev.voicebox.fuzz;

import java.lang.management.ManagementFactory;

import com.sun.management.ThreadMXBean;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What one input may cost: CPU time and memory in proportion to its size, so that a hang or a blow-up is a finding.
 * Both are counted for this thread alone; what else the machine does is not in them.
 */
final class Price {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    /** What the slowest input may take that is not hung, while the code is instrumented and not yet compiled. */
    private static final long MOST_NANOS = 5_000_000_000L;

    private static final long SOME_BYTES = 32L << 20;
    /** A tree takes some 100 bytes for the shortest token, and is copied a few times. */
    private static final long BYTES_PER_BYTE = 4_000;

    private final long nanos = THREADS.getCurrentThreadCpuTime();
    private final long bytes = THREADS.getCurrentThreadAllocatedBytes();

    /** Runs what reads the input. The first input of all loads classes too, so that only a second run tells. */
    static void isFair(byte[] input, Runnable run) {
        Price first = new Price();
        run.run();
        if (!first.isFairFor(input)) {
            Price second = new Price();
            run.run();
            assertThat(second.isFairFor(input))
                    .as("%d bytes of input took %d ms and %d bytes", input.length, second.ms(), second.taken())
                    .isTrue();
        }
    }

    private boolean isFairFor(byte[] input) {
        return THREADS.getCurrentThreadCpuTime() - nanos < MOST_NANOS
                && taken() < SOME_BYTES + BYTES_PER_BYTE * input.length;
    }

    private long ms() {
        return (THREADS.getCurrentThreadCpuTime() - nanos) / 1_000_000;
    }

    private long taken() {
        return THREADS.getCurrentThreadAllocatedBytes() - bytes;
    }
}
