package dev.voicebox.overload;

import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;

import dev.voicebox.tenant.DependencyState;

/** Lets the load be looked at, on every server; not while it starts, which takes all there is. */
@Singleton
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class LoadTimer {

    @Inject
    private Overload overload;

    @Inject
    private DependencyState dependencies;

    @Schedule(hour = "*", minute = "*", second = "*", persistent = false)
    void look() {
        if (dependencies.migrated()) {
            overload.look();
        }
    }
}
