package dev.voicebox.setting;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.inject.Inject;

import org.eclipse.microprofile.config.Config;

/** Warns at the start about settings that nobody reads. They stop nothing. */
@Singleton
@Startup
public class SettingsCheck {
    private static final Logger LOG = System.getLogger(SettingsCheck.class.getName());

    @Inject
    private Config config;

    @PostConstruct
    void check() {
        List<String> names = new ArrayList<>();
        config.getPropertyNames().forEach(names::add);
        UnknownSettings.warnings(names).forEach(line -> LOG.log(Level.WARNING, line));
    }
}
