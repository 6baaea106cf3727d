package dev.voicebox.web.stop;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;

import sun.misc.Signal;
import sun.misc.SignalHandler;

/**
 * Hears that the process is to end before the server does: left alone, the server cuts every socket within 20 ms, without
 * a close frame.
 */
public final class StopSignal {
    private static final Logger LOG = System.getLogger(StopSignal.class.getName());
    private static final List<String> NAMES = List.of("TERM", "INT");

    private final Runnable farewell;
    private final List<Runnable> restores = new ArrayList<>();

    /** {@code farewell} may take its time, up to the few seconds that a supervisor grants. */
    public StopSignal(Runnable farewell) {
        this.farewell = farewell;
    }

    public void install() {
        NAMES.forEach(this::install);
    }

    /** Gives the signals back, for an application that is taken out of a running server. */
    public void remove() {
        restores.forEach(Runnable::run);
        restores.clear();
    }

    private void install(String name) {
        try {
            Signal signal = new Signal(name);
            Chain chain = new Chain();
            chain.before = Signal.handle(signal, chain);
            restores.add(() -> Signal.handle(signal, chain.before));
        } catch (IllegalArgumentException e) {
            LOG.log(Level.INFO, "The signal {0} belongs to someone else: sockets are cut when it comes", name);
        }
    }

    /** Says farewell, then lets whoever was there before end the process. */
    private final class Chain implements SignalHandler {
        private SignalHandler before;

        @Override
        public void handle(Signal signal) {
            try {
                farewell.run();
            } catch (RuntimeException e) {
                LOG.log(Level.WARNING, "The sockets could not be closed in order", e);
            } finally {
                before.handle(signal);
            }
        }
    }
}
