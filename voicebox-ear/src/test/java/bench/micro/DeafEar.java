package bench.micro;

import dev.voicebox.event.AudioFormat;
import dev.voicebox.job.SpeechProbability;

/** Hears nothing, at no cost: leaves the core alone. */
final class DeafEar implements SpeechProbability {
    private static final float[] NONE = {};
    private static final float[] QUIET = {0};

    private int heard;

    @Override
    public float[] hear(byte[] audio, AudioFormat format) {
        heard += audio.length;
        int frame = format.sampleRate() * format.bytesPerSample() * FRAME_MS / 1000;
        if (heard < frame) {
            return NONE;
        }
        heard -= frame;
        return QUIET;
    }

    @Override
    public void reset() {
        heard = 0;
    }

    @Override
    public void close() {
        // holds nothing
    }
}
