package dev.voicebox.catalogue;

import java.time.Clock;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import dev.voicebox.config.VoiceNames;
import dev.voicebox.job.InstalledVoice;
import dev.voicebox.job.InstalledVoices;
import dev.voicebox.session.OwnVoices;
import dev.voicebox.tenant.UnitOfWork;

/** Makes the plain objects of this package for the container. */
@ApplicationScoped
public class CatalogueBeans {
    private static final Clock CLOCK = Clock.systemUTC();

    @Produces
    @Singleton
    OwnVoices ownVoices(UnitOfWork work) {
        return new TenantVoices(work, System::nanoTime);
    }

    @Produces
    @Singleton
    Shelf<Voice> voices(UnitOfWork work, InstalledVoices installed) {
        return new StoredShelf<>(new VoiceKind(installed), new CatalogueWork(work), CLOCK);
    }

    @Produces
    @Singleton
    Shelf<Persona> personas(UnitOfWork work, InstalledVoices installed, OwnVoices own) {
        PersonaKind kind = new PersonaKind(tenant -> new VoiceNames(
                installed.voices().stream().map(InstalledVoice::name).collect(Collectors.toSet()),
                own.namesOf(tenant)));
        return new StoredShelf<>(kind, new CatalogueWork(work), CLOCK);
    }

    @Produces
    @Singleton
    SessionPersonas sessionPersonas(Shelf<Persona> personas) {
        return new SessionPersonas(personas);
    }
}
