package dev.voicebox.outbox.start;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.atomic.LongAdder;

import dev.voicebox.outbox.relay.RelayWatch;

/** Counts, and says in one line each what a person should know. */
public final class RelayLog implements RelayWatch {
    private static final Logger LOG = System.getLogger(RelayLog.class.getName());

    private final LongAdder published = new LongAdder();
    private final LongAdder parked = new LongAdder();

    @Override
    public void published(int events) {
        published.add(events);
    }

    @Override
    public void refused(String eventId, String reason, boolean isParked) {
        if (isParked) {
            parked.increment();
            LOG.log(Level.WARNING, "Event {0} is parked, for it was refused too often: {1}", eventId, reason);
        }
    }

    @Override
    public void leaseLost(int lane) {
        LOG.log(Level.WARNING, "The relay was too slow for its lease of lane {0}; its events are told again.", lane);
    }

    @Override
    public void interrupted(String reason) {
        LOG.log(Level.WARNING, "Events wait in the outbox, for they cannot be told: {0}.", reason);
    }

    @Override
    public void working() {
        LOG.log(Level.INFO, "Events are told again.");
    }

    /** Events that were acknowledged since the start of this server. */
    public long published() {
        return published.sum();
    }

    public long parked() {
        return parked.sum();
    }
}
