package dev.voicebox.speech.vad;

import dev.voicebox.speech.EngineInfo;

/** Tells speech from everything else, one probability per 32 ms. Shared by all sessions; each session opens its own stream. */
public interface VoiceActivityEngine extends AutoCloseable {

    EngineInfo info();

    /** A stream at {@link VoiceActivityStream#SAMPLE_RATE}. */
    VoiceActivityStream open();

    /**
     * A stream for sound that comes at this rate: at the same, if the engine hears it as it is, else at
     * {@link VoiceActivityStream#SAMPLE_RATE}. {@link VoiceActivityStream#sampleRate} tells which.
     *
     * @param soundRate in Hz
     */
    default VoiceActivityStream openFor(int soundRate) {
        return open();
    }

    /**
     * Whom to tell when the engine could not judge a frame and took it for silence, which is at most 30 times a second in
     * each stream. Called on the stream's thread; one listener, the last.
     */
    default void onLostFrame(Runnable listener) {}

    @Override
    void close();
}
