package dev.voicebox.usage.minute;

import java.util.logging.Level;
import java.util.logging.Logger;

import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;

import dev.voicebox.persistence.usage.UsageMinutes;
import dev.voicebox.persistence.usage.UsageUnavailable;
import dev.voicebox.tenant.DependencyState;

/** Adds new records to their minutes, on every server: what one has taken, the others leave. */
@Singleton
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class UsageSumTimer {
    private static final Logger LOG = Logger.getLogger(UsageSumTimer.class.getName());
    private static final int AT_ONCE = 5_000;
    /** Then others have their turn; the rest waits for the next time. */
    private static final int MOST_ROUNDS = 50;

    @Inject
    private UsageMinutes minutes;

    @Inject
    private DependencyState dependencies;

    @Schedule(hour = "*", minute = "*", second = "*/10", persistent = false)
    void sum() {
        if (!dependencies.migrated()) {
            return;
        }
        try {
            int rounds = 0;
            while (minutes.sum(AT_ONCE) == AT_ONCE && rounds < MOST_ROUNDS) {
                rounds++;
            }
        } catch (UsageUnavailable away) {
            LOG.log(Level.FINE, "Usage is summed when the database is back.", away);
        }
    }
}
