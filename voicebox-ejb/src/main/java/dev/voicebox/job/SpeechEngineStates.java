package dev.voicebox.job;

import java.util.List;
import java.util.Optional;

/** The speech engines by what they do, each list in the order of the settings. All are empty while they are being loaded. */
public record SpeechEngineStates(List<EngineState> vad, List<EngineState> stt, List<EngineState> tts) {
    public static final SpeechEngineStates NONE = new SpeechEngineStates(List.of(), List.of(), List.of());

    public SpeechEngineStates {
        vad = List.copyOf(vad);
        stt = List.copyOf(stt);
        tts = List.copyOf(tts);
    }

    /** The one that does the work. */
    public static Optional<EngineState> active(List<EngineState> engines) {
        return engines.stream()
                .filter(engine -> engine.state() == EngineState.State.ACTIVE)
                .findFirst();
    }
}
