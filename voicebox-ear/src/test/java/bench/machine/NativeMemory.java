package bench.machine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What another JVM holds beside its heap: buffers of sockets, stacks, classes. Of Linux alone. */
public final class NativeMemory {
    private static final Pattern HEAP = Pattern.compile("\\[0x([0-9a-f]+), 0x([0-9a-f]+)\\)");
    private static final Pattern PLACE = Pattern.compile("([0-9a-f]+)-([0-9a-f]+) .*");
    private static final Pattern RESIDENT = Pattern.compile("Rss:\\s+(\\d+) kB");
    private static final int HEX = 16;
    private static final double KB = 1024;

    private final long pid;
    private final long from;
    private final long to;

    public NativeMemory(long pid) {
        this.pid = pid;
        String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        Matcher heap = HEAP.matcher(Box.say(jcmd, Long.toString(pid), "GC.heap_info"));
        if (!heap.find()) {
            throw new IllegalStateException("jcmd of this JDK does not tell where the heap of process " + pid + " is");
        }
        this.from = Long.parseUnsignedLong(heap.group(1), HEX);
        this.to = Long.parseUnsignedLong(heap.group(2), HEX);
    }

    /** Of resident memory. */
    public double bytes() {
        double bytes = 0;
        boolean isHeap = false;
        try {
            for (String line : Files.readAllLines(Path.of("/proc/" + pid + "/smaps"))) {
                Matcher place = PLACE.matcher(line);
                Matcher resident = RESIDENT.matcher(line);
                if (place.matches()) {
                    long begin = Long.parseUnsignedLong(place.group(1), HEX);
                    isHeap = Long.compareUnsigned(begin, from) >= 0 && Long.compareUnsigned(begin, to) < 0;
                } else if (!isHeap && resident.matches()) {
                    bytes += Double.parseDouble(resident.group(1)) * KB;
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes;
    }
}
