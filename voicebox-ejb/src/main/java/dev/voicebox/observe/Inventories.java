package dev.voicebox.observe;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import dev.voicebox.job.EngineState;
import dev.voicebox.job.SpeechEngineStates;
import dev.voicebox.job.local.LocalSpeech;
import dev.voicebox.job.stream.start.Division;
import dev.voicebox.language.provider.LanguageModels;
import dev.voicebox.language.provider.ProviderState;

/** Takes the inventory of this server whenever someone asks. */
@ApplicationScoped
public class Inventories {

    @Inject
    private LocalSpeech speech;

    @Inject
    private LanguageModels models;

    @Inject
    private Division division;

    /** Cheap enough for every health check. */
    public Inventory current() {
        SpeechEngineStates here = speech.states();
        SpeechEngineStates states = speech.isLoaded()
                ? new SpeechEngineStates(here.vad(), here("stt", here.stt()), here("tts", here.tts()))
                : here;
        List<ProviderState> providers =
                division.isElsewhere("llm") ? List.of(ProviderState.ELSEWHERE) : models.providers();
        return Inventory.of(speech.isLoaded(), states, providers);
    }

    private List<EngineState> here(String kind, List<EngineState> engines) {
        return division.isElsewhere(kind) ? List.of(EngineState.ELSEWHERE) : engines;
    }
}
