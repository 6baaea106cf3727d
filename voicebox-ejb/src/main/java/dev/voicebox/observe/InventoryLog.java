package dev.voicebox.observe;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import dev.voicebox.job.SpeechLoaded;

/** Says once at the start what this server is able to do. */
@ApplicationScoped
public class InventoryLog {
    private static final Logger LOG = System.getLogger(InventoryLog.class.getName());

    @Inject
    private Inventories inventories;

    void onLoaded(@Observes SpeechLoaded loaded) {
        Inventory inventory = inventories.current();
        inventory.faults().forEach(line -> LOG.log(Level.WARNING, line));
        inventory.lines().forEach(line -> LOG.log(Level.INFO, line));
    }
}
