package dev.voicebox.job.model;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import org.eclipse.microprofile.config.Config;

/** Makes the plain objects of this package for the container. */
@ApplicationScoped
public class ModelBeans {

    @Produces
    @Singleton
    ModelConfig config(Config config) {
        return ModelConfig.read(
                key -> config.getOptionalValue(key, String.class),
                Runtime.getRuntime().availableProcessors());
    }

    @Produces
    @Singleton
    Weights weights(ModelConfig config) {
        return new Weights(config.store());
    }
}
