package dev.voicebox.overload;

import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;
import java.util.logging.Logger;

/** Watches the load of this server, and says whether it takes new work. */
public final class Overload {
    private static final Logger LOG = Logger.getLogger(Overload.class.getName());

    /** More than taking turns on busy processors takes. */
    private static final Duration LATE = Duration.ofMillis(15);

    private final OverloadSettings settings;
    private final CpuShare cpu;
    private final Queues queues;
    private final LongSupplier nanos;
    private final LoadGate gate = new LoadGate();
    private final Intake intake = new Intake();
    private volatile boolean refusing;
    private volatile Load last = Load.NONE;

    Overload(OverloadSettings settings, CpuShare cpu, Queues queues, LongSupplier nanos) {
        this.settings = settings;
        this.cpu = cpu;
        this.queues = queues;
        this.nanos = nanos;
    }

    /** What waits there to be run is work that waits. */
    public void watch(Executor queue) {
        queues.add(queue);
    }

    /** More new sessions and jobs may be asked for than are taken; what runs goes on. */
    public boolean isRefusing() {
        return refusing && settings.refuses();
    }

    /**
     * Whether the one that asks now is to be refused. Each question counts as one that asks. Both the gate and the intake learn once a
     * second, in which hundreds may come: when more were let in than there is time for, nobody more is until those have their answers.
     */
    public boolean refusesNext() {
        if (isRefusing()) {
            return !intake.takes() || queues.age().compareTo(LATE) >= 0;
        }
        return settings.refuses() && last.cpu() >= LoadGate.HIGH && queues.age().compareTo(LoadGate.FAR_TOO_LATE) >= 0;
    }

    /** How much of what is new is taken, 0 to 1. */
    public double intake() {
        return isRefusing() ? intake.share() : 1;
    }

    /** As of the last look. */
    public Load load() {
        return last;
    }

    /** Several times before each look, by the same thread. */
    void probe() {
        queues.ask();
    }

    /** About once a second, by one thread at a time. */
    void look() {
        last = new Load(cpu.next(), queues.takeAge());
        if (gate.onSample(last, nanos.getAsLong())) {
            intake.close();
            refusing = gate.isRefusing();
            String now = String.format(
                    Locale.ROOT,
                    "CPU %.0f %%, work waits %d ms",
                    100 * last.cpu(),
                    last.queueAge().toMillis());
            if (refusing) {
                LOG.warning("Overloaded (" + now + "): "
                        + (settings.refuses()
                                ? "of new sessions and jobs only as many are taken as there is time for; others get 503."
                                : "nothing is refused."));
            } else {
                LOG.info("No longer overloaded (" + now + ").");
            }
        } else if (refusing) {
            intake.onSample(last);
        }
    }
}
