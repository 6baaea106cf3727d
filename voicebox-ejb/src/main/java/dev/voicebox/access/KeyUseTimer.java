package dev.voicebox.access;

import java.util.logging.Level;
import java.util.logging.Logger;

import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;

/** Writes once a minute when keys were last used. */
@Singleton
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class KeyUseTimer {

    private static final Logger LOG = Logger.getLogger(KeyUseTimer.class.getName());

    @Inject
    private KeyUses uses;

    @Schedule(hour = "*", minute = "*", second = "30", persistent = false)
    void write() {
        try {
            uses.write();
        } catch (StoreAway e) {
            LOG.log(Level.FINE, "The last use of some keys was not written.", e);
        }
    }
}
