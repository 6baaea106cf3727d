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

    /** Weak and soft leftovers need a second look. */
    public double bytes() {
        Box.say(jcmd, pid, "GC.run");
        Matcher total = TOTAL.matcher(Box.say(jcmd, pid, "GC.class_histogram"));
        if (!total.find()) {
            throw new IllegalStateException("jcmd of this JDK told nothing about process " + pid);
        }
        return Double.parseDouble(total.group(1));
    }
}
