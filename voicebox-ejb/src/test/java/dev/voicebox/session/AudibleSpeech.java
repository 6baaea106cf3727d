package dev.voicebox.session;

import java.util.Arrays;

import dev.voicebox.event.AudioFormat;
import dev.voicebox.job.SpeechProbability;

/** An ear for tests: any sample that is not zero is speech. Counts frames as the real one does. */
final class AudibleSpeech implements SpeechProbability {
    private int bytesInFrame;
    private boolean loud;

    @Override
    public float[] hear(byte[] audio, AudioFormat format) {
        int frameBytes = (int) format.bytes(FRAME_MS);
        float[] heard = new float[(bytesInFrame + audio.length) / frameBytes];
        int frames = 0;
        for (byte sample : audio) {
            loud |= sample != 0;
            bytesInFrame++;
            if (bytesInFrame == frameBytes) {
                heard[frames++] = loud ? 0.95f : 0.02f;
                bytesInFrame = 0;
                loud = false;
            }
        }
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
