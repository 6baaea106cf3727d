package dev.voicebox.job.local;

import java.util.Objects;
import java.util.Set;

import dev.voicebox.job.SpeechEngineStates;

/**
 * The engines after a start.
 *
 * @param modelsInUse ids of the catalogue
 * @param close gives their memory back; work that runs then may fail
 */
record LoadedSpeech(LocalEngines engines, SpeechEngineStates states, Set<String> modelsInUse, Runnable close) {
    LoadedSpeech {
        Objects.requireNonNull(engines, "engines");
        Objects.requireNonNull(states, "states");
        modelsInUse = Set.copyOf(modelsInUse);
        Objects.requireNonNull(close, "close");
    }
}
