package dev.voicebox.job.local;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Makes the plain objects of this package for the container. */
@ApplicationScoped
public class SpeechBeans {

    @Produces
    @Singleton
    LocalSpeech speech() {
        return new LocalSpeech();
    }
}
