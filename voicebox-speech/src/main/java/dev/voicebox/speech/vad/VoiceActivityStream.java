package dev.voicebox.speech.vad;

/** The memory of one stream of sound. Not safe for two threads; cheap enough (well under 1 ms a frame) to run inside a session. */
public interface VoiceActivityStream extends AutoCloseable {

    /** Length of a frame at any rate. */
    int FRAME_MS = 32;

    /** Hz, of streams that are not for sound of another rate. */
    int SAMPLE_RATE = 16_000;

    /** Samples in a frame at {@link #SAMPLE_RATE}. */
    int FRAME_SAMPLES = SAMPLE_RATE * FRAME_MS / 1000;

    /** Hz of the frames that it hears. */
    default int sampleRate() {
        return SAMPLE_RATE;
    }

    /** Samples in a frame: {@link #FRAME_MS} at {@link #sampleRate}. */
    default int frameSamples() {
        return sampleRate() * FRAME_MS / 1000;
    }

    /**
     * Probability, 0 to 1, that this frame holds speech.
     *
     * @param frame exactly {@link #frameSamples} samples at {@link #sampleRate}
     */
    float probability(short[] frame);

    /** Forgets what was heard, as if newly opened. */
    void reset();

    @Override
    void close();
}
