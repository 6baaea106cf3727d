package dev.voicebox.job.local;

import java.util.Objects;

import dev.voicebox.job.SpeechEngineStates;

/**
 * The engines after a start.
 *
 * @param close gives their memory back; work that runs then may fail
 */
record LoadedSpeech(LocalEngines engines, SpeechEngineStates states, Runnable close) {
    LoadedSpeech {
        Objects.requireNonNull(engines, "engines");
        Objects.requireNonNull(states, "states");
        Objects.requireNonNull(close, "close");
    }
}
