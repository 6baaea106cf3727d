package dev.voicebox.erasure;

import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;

import dev.voicebox.tenant.DependencyState;

/** Has requests worked on, on every server. */
@Singleton
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ErasureTimer {

    @Inject
    private ErasureWorker worker;

    @Inject
    private Retention retention;

    @Inject
    private DependencyState dependencies;

    @Schedule(hour = "*", minute = "*", second = "*/5", persistent = false)
    void erase() {
        if (dependencies.migrated()) {
            worker.run();
        }
    }

    @Schedule(hour = "*", minute = "17", second = "0", persistent = false)
    void expire() {
        if (dependencies.migrated()) {
            retention.run();
        }
    }
}
