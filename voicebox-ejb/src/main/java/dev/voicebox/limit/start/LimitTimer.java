package dev.voicebox.limit.start;

import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;

import dev.voicebox.tenant.DependencyState;

/** Lets the beat of limits run, on every server. */
@Singleton
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class LimitTimer {

    @Inject
    private LimitBeat beat;

    @Inject
    private DependencyState dependencies;

    @Schedule(hour = "*", minute = "*", second = "*", persistent = false)
    void beat() {
        if (dependencies.migrated()) {
            beat.run();
        }
    }
}
