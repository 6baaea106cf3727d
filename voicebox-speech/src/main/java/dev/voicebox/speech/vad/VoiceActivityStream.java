package dev.voicebox.speech.vad;

/** The memory of one stream of sound. Not safe for two threads; cheap enough (well under 1 ms a frame) to run inside a session. */
public interface VoiceActivityStream extends AutoCloseable {

    /** Samples in a frame: 32 ms at {@link #SAMPLE_RATE}. */
    int FRAME_SAMPLES = 512;

    /** Hz. */
    int SAMPLE_RATE = 16_000;

    /**
     * Probability, 0 to 1, that this frame holds speech.
     *
     * @param frame exactly {@link #FRAME_SAMPLES} samples at {@link #SAMPLE_RATE}
     */
    float probability(short[] frame);

    /** Forgets what was heard, as if newly opened. */
    void reset();

    @Override
    void close();
}
