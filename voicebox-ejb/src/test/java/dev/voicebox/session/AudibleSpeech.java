package dev.voicebox.session;

import java.util.Arrays;

import dev.voicebox.event.AudioFormat;
import dev.voicebox.job.SpeechProbability;

/** An ear for tests: any sample that is not zero is speech. Counts frames as the real one does. */
public final class AudibleSpeech implements SpeechProbability {
    private int bytesInFrame;
    private boolean loud;

    @Override
    public float[] hear(byte[] audio, AudioFormat format) {
        int frameBytes = (int) format.bytes(FRAME_MS);
        float[] heard = new float[(bytesInFrame + audio.length) / frameBytes];
        int frames = 0;
        int inFrame = bytesInFrame;
        boolean speech = loud;
        for (byte sample : audio) {
            speech |= sample != 0;
            inFrame++;
            if (inFrame == frameBytes) {
                heard[frames++] = speech ? 0.95f : 0.02f;
                inFrame = 0;
                speech = false;
            }
        }
        bytesInFrame = inFrame;
        loud = speech;
        return Arrays.copyOf(heard, frames);
    }

    @Override
    public void reset() {
        bytesInFrame = 0;
        loud = false;
    }

    @Override
    public void close() {
        // holds nothing
    }
}
