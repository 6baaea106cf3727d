package dev.voicebox.limit.start;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;

import org.eclipse.microprofile.config.Config;

import dev.voicebox.setting.Roles;
import dev.voicebox.tenant.DependencyState;

/** Lets the beat of limits run, on every gateway: a worker admits nobody, and has no share. */
@Singleton
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class LimitTimer {

    @Inject
    private LimitBeat beat;

    @Inject
    private DependencyState dependencies;

    @Inject
    private Config config;

    private boolean admits;

    @PostConstruct
    void read() {
        admits = Roles.read(key -> config.getOptionalValue(key, String.class)).has("gateway");
    }

    @Schedule(hour = "*", minute = "*", second = "*", persistent = false)
    void beat() {
        if (admits && dependencies.migrated()) {
            beat.run();
        }
    }
}
