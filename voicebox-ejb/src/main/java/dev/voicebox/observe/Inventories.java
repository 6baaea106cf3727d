package dev.voicebox.observe;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import dev.voicebox.job.local.LocalSpeech;
import dev.voicebox.language.provider.LanguageModels;

/** Takes the inventory of this server whenever someone asks. */
@ApplicationScoped
public class Inventories {

    @Inject
    private LocalSpeech speech;

    @Inject
    private LanguageModels models;

    /** Cheap enough for every health check. */
    public Inventory current() {
        return Inventory.of(speech.isLoaded(), speech.states(), models.providers());
    }
}
