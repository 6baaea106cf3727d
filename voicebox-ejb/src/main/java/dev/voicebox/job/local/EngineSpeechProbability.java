package dev.voicebox.job.local;

import java.util.Arrays;

import dev.voicebox.event.AudioFormat;
import dev.voicebox.job.SpeechProbability;
import dev.voicebox.speech.vad.VoiceActivityStream;

/** Feeds sound of any format to a voice-activity engine in frames of its own size. */
final class EngineSpeechProbability implements SpeechProbability {
    private static final float[] NONE = {};

    private final VoiceActivityStream stream;
    private final short[] frame = new short[VoiceActivityStream.FRAME_SAMPLES];
    private RateChange rate = new RateChange(VoiceActivityStream.SAMPLE_RATE);
    private int filled;

    EngineSpeechProbability(VoiceActivityStream stream) {
        this.stream = stream;
    }

    @Override
    public float[] hear(byte[] audio, AudioFormat format) {
        short[] samples = rate.push(WireSound.decode(audio, format), format.sampleRate());
        int frames = (filled + samples.length) / frame.length;
        float[] probabilities = frames == 0 ? NONE : new float[frames];
        int taken = 0;
        for (int i = 0; i < frames; i++) {
            taken += fill(samples, taken);
            probabilities[i] = stream.probability(frame);
            filled = 0;
        }
        fill(samples, taken);
        return probabilities;
    }

    @Override
    public void reset() {
        rate = new RateChange(VoiceActivityStream.SAMPLE_RATE);
        Arrays.fill(frame, (short) 0);
        filled = 0;
        stream.reset();
    }

    @Override
    public void close() {
        stream.close();
    }

    private int fill(short[] samples, int from) {
        int count = Math.min(frame.length - filled, samples.length - from);
        System.arraycopy(samples, from, frame, filled, count);
        filled += count;
        return count;
    }
}
