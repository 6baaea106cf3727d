package dev.voicebox.job.local;

import java.util.List;
import java.util.Objects;
import java.util.Set;

import dev.voicebox.job.SpeechEngineStates;
import dev.voicebox.speech.tts.TextToSpeech;

/**
 * The engines after a start.
 *
 * @param voices one by one; {@link LocalEngines#voice} is all of them as one
 * @param modelsInUse ids of the catalogue
 * @param close gives their memory back; work that runs then may fail
 */
record LoadedSpeech(
        LocalEngines engines,
        List<TextToSpeech> voices,
        SpeechEngineStates states,
        Set<String> modelsInUse,
        Runnable close) {
    LoadedSpeech {
        Objects.requireNonNull(engines, "engines");
        voices = List.copyOf(voices);
        Objects.requireNonNull(states, "states");
        modelsInUse = Set.copyOf(modelsInUse);
        Objects.requireNonNull(close, "close");
    }
}
