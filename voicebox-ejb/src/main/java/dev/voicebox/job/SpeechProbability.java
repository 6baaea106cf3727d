package dev.voicebox.job;

import dev.voicebox.event.AudioFormat;

/** Tells, for each 32 ms of sound, how likely it is speech. One per session, for one thread at a time. */
public interface SpeechProbability extends AutoCloseable {

    /** Length of a frame. */
    int FRAME_MS = 32;

    /** Probabilities, 0 to 1, of the frames that these samples, all whole ones, complete; often none. */
    float[] hear(byte[] audio, AudioFormat format);

    /** Forgets what was heard, including the samples of an unfinished frame. */
    void reset();

    @Override
    void close();
}
