package dev.voicebox.usage.webhook;

import java.util.logging.Level;
import java.util.logging.Logger;

import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;

import dev.voicebox.persistence.usage.UsageUnavailable;
import dev.voicebox.tenant.DependencyState;

/** Has finished minutes told, on every server: one at a time does it. */
@Singleton
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class UsageWebhookTimer {
    private static final Logger LOG = Logger.getLogger(UsageWebhookTimer.class.getName());

    @Inject
    private UsageWebhook webhook;

    @Inject
    private DependencyState dependencies;

    @Schedule(hour = "*", minute = "*", second = "5/15", persistent = false)
    void tell() {
        if (!webhook.isOn() || !dependencies.migrated()) {
            return;
        }
        try {
            webhook.run();
        } catch (UsageUnavailable away) {
            LOG.log(Level.FINE, "Minutes of usage are told when the database is back.", away);
        }
    }
}
