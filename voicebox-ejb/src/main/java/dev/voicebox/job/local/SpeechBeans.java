package dev.voicebox.job.local;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Singleton;

import dev.voicebox.job.SpeechReadiness;

/** Makes the plain objects of this package for the container. */
@ApplicationScoped
public class SpeechBeans {

    /** Who orders work asks for it without a word of where it is done. */
    @Produces
    @Singleton
    @Typed({LocalSpeech.class, SpeechReadiness.class})
    LocalSpeech speech() {
        return new LocalSpeech();
    }
}
