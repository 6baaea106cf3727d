package dev.voicebox.overload;

import java.util.Locale;
import java.util.function.LongSupplier;
import java.util.logging.Logger;

/** Watches the load of this server, and says whether it takes new work. */
public final class Overload {
    private static final Logger LOG = Logger.getLogger(Overload.class.getName());

    private final OverloadSettings settings;
    private final CpuShare cpu;
    private final QueueProbe queue;
    private final LongSupplier nanos;
    private final LoadGate gate = new LoadGate();
    private volatile boolean refusing;
    private volatile Load last = Load.NONE;

    Overload(OverloadSettings settings, CpuShare cpu, QueueProbe queue, LongSupplier nanos) {
        this.settings = settings;
        this.cpu = cpu;
        this.queue = queue;
        this.nanos = nanos;
    }

    /** New sessions and jobs are to be refused; what runs goes on. */
    public boolean isRefusing() {
        return refusing && settings.refuses();
    }

    /** As of the last look. */
    public Load load() {
        return last;
    }

    /** About once a second, by one thread at a time. */
    void look() {
        last = new Load(cpu.next(), queue.age());
        if (gate.onSample(last, nanos.getAsLong())) {
            refusing = gate.isRefusing();
            String now = String.format(
                    Locale.ROOT,
                    "CPU %.0f %%, work waits %d ms",
                    100 * last.cpu(),
                    last.queueAge().toMillis());
            if (refusing) {
                LOG.warning("Overloaded (" + now + "): "
                        + (settings.refuses() ? "new sessions and jobs are refused with 503." : "nothing is refused."));
            } else {
                LOG.info("No longer overloaded (" + now + ").");
            }
        }
    }
}
