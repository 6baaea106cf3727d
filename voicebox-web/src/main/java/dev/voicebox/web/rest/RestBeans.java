package dev.voicebox.web.rest;

import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import dev.voicebox.event.Ids;
import dev.voicebox.session.SessionSettings;

/** Makes the plain objects of this package for the container. */
@ApplicationScoped
public class RestBeans {
    private static final String MODELS = "voicebox.realtime.models";

    @Produces
    @Singleton
    Ids ids() {
        return new Ids(new SecureRandom());
    }

    @Produces
    @Singleton
    ModelList models(@ConfigProperty(name = MODELS) Optional<List<String>> names) {
        return new ModelList(names.map(all -> all.stream()
                        .map(String::strip)
                        .filter(name -> !name.isEmpty())
                        .toList())
                .orElse(SessionSettings.MODELS));
    }
}
