package dev.voicebox.access.admin.repeat;

import java.util.logging.Level;
import java.util.logging.Logger;

import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;

import dev.voicebox.tenant.DependencyState;

/** Forgets once an hour what calls of more than a day ago were answered. */
@Singleton
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class RepeatedCallsTimer {
    private static final Logger LOG = Logger.getLogger(RepeatedCallsTimer.class.getName());

    @Inject
    private RepeatedCalls calls;

    @Inject
    private DependencyState state;

    @Schedule(hour = "*", minute = "17", persistent = false)
    void sweep() {
        if (!state.migrated()) {
            return;
        }
        try {
            calls.sweep();
        } catch (RuntimeException e) {
            LOG.log(Level.FINE, "Old answers were not forgotten; the next hour tries again.", e);
        }
    }
}
