package dev.voicebox.job;

import java.util.Objects;

/** Told once after a start, when the speech engines are ready for work. */
public record SpeechLoaded(SpeechEngineStates engines) {
    public SpeechLoaded {
        Objects.requireNonNull(engines, "engines");
    }
}
