package bench.machine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;

/** Reads CPU times of Linux. All in ms; the kernel counts in steps of 10 ms. */
final class Proc {
    private static final double MS_PER_TICK = 10;

    private Proc() {}

    /** User and system time of a process with all its threads, dead ones too; 0 when it is gone. */
    static double cpuMs(long pid) {
        try {
            String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
            // The name may hold blanks; fields are counted from the bracket that ends it.
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) * MS_PER_TICK;
        } catch (IOException e) {
            return 0;
        }
    }

    static double cpuMs(Collection<Long> pids) {
        return pids.stream().mapToDouble(Proc::cpuMs).sum();
    }

    /** Of all cores: time in use and time that the hypervisor gave to others. */
    static Cores cores() {
        try {
            String line = Files.readAllLines(Path.of("/proc/stat")).get(0);
            long[] ticks = Arrays.stream(line.trim().split("\\s+"))
                    .skip(1)
                    .mapToLong(Long::parseLong)
                    .toArray();
            long idle = ticks[3] + ticks[4];
            long steal = ticks[7];
            long all = Arrays.stream(ticks, 0, 8).sum();
            return new Cores((all - idle - steal) * MS_PER_TICK, steal * MS_PER_TICK);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    record Cores(double busyMs, double stealMs) {}
}
