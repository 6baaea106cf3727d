package dev.voicebox.job.local;

import java.util.Arrays;

import dev.voicebox.event.AudioFormat;
import dev.voicebox.job.SpeechProbability;
import dev.voicebox.speech.vad.VoiceActivityStream;

/** Feeds sound of any format to a voice-activity engine in frames of its own size. */
final class EngineSpeechProbability implements SpeechProbability {
    private static final float[] NONE = {};
    private static final byte[] NOTHING = {};

    private final VoiceActivityStream stream;
    private final short[] frame = new short[VoiceActivityStream.FRAME_SAMPLES];
    private RateChange rate = new RateChange(VoiceActivityStream.SAMPLE_RATE);
    private int filled;
    private byte[] half = NOTHING;

    EngineSpeechProbability(VoiceActivityStream stream) {
        this.stream = stream;
    }

    @Override
    public float[] hear(byte[] audio, AudioFormat format) {
        short[] samples = rate.push(WireSound.decode(whole(audio, format), format), format.sampleRate());
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
        half = NOTHING;
        stream.reset();
    }

    @Override
    public void close() {
        stream.close();
    }

    /** Appends may end within a sample; its half waits here for the rest. */
    private byte[] whole(byte[] audio, AudioFormat format) {
        if (half.length == 0 && audio.length % format.bytesPerSample() == 0) {
            return audio;
        }
        byte[] joined = Arrays.copyOf(half, half.length + audio.length);
        System.arraycopy(audio, 0, joined, half.length, audio.length);
        int left = joined.length % format.bytesPerSample();
        half = Arrays.copyOfRange(joined, joined.length - left, joined.length);
        return left == 0 ? joined : Arrays.copyOf(joined, joined.length - left);
    }

    private int fill(short[] samples, int from) {
        int count = Math.min(frame.length - filled, samples.length - from);
        System.arraycopy(samples, from, frame, filled, count);
        filled += count;
        return count;
    }
}
