package dev.voicebox.speech.vad;

import dev.voicebox.speech.EngineInfo;

/** Tells speech from everything else, one probability per 32 ms. Shared by all sessions; each session opens its own stream. */
public interface VoiceActivityEngine extends AutoCloseable {

    EngineInfo info();

    VoiceActivityStream open();

    @Override
    void close();
}
