package bench.machine;

import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Bytes of live objects in another JVM: it collects all garbage, then counts what is left. */
public final class LiveHeap {
    private static final Pattern TOTAL = Pattern.compile("(?m)^Total\\s+\\d+\\s+(\\d+)");

    private final String jcmd =
            Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
    private final String pid;

    public LiveHeap(long pid) {
        this.pid = Long.toString(pid);
    }

    public double bytes() {
        return bytes(histogram());
    }

    /** A line for each class: rank, objects, bytes, name. Weak and soft leftovers need a second look. */
    public String histogram() {
        Box.say(jcmd, pid, "GC.run");
        return Box.say(jcmd, pid, "GC.class_histogram");
    }

    /** Of all classes together. */
    public static double bytes(String histogram) {
        Matcher total = TOTAL.matcher(histogram);
        if (!total.find()) {
            throw new IllegalStateException("jcmd of this JDK told nothing about the process");
        }
        return Double.parseDouble(total.group(1));
    }
}
