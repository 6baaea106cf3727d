package dev.voicebox.speech.vad;

import java.util.List;

import dev.voicebox.speech.EngineInfo;

/**
 * Hears speech as sound that stands out of the background in several bands at once. Needs no model file. It cannot tell
 * speech from music or a slammed door; it learns a steady background within half a second.
 */
public final class EnergyVoiceActivity implements VoiceActivityEngine {
    private static final EngineInfo INFO =
            new EngineInfo("energy", "adaptive energy in seven bands, no model file", List.of(), false);

    @Override
    public EngineInfo info() {
        return INFO;
    }

    @Override
    public VoiceActivityStream open() {
        return new EnergyStream();
    }

    @Override
    public void close() {
        // holds nothing
    }
}
