package dev.voicebox.job.local;

import dev.voicebox.event.AudioFormat;
import dev.voicebox.job.SpeechProbability;
import dev.voicebox.speech.vad.VoiceActivityEngine;
import dev.voicebox.speech.vad.VoiceActivityStream;

/**
 * Feeds sound of any format to a voice-activity engine in frames of its own size, and at the rate of the sound where the
 * engine hears that. A session's format changes seldom; then the engine hears it as a new stream.
 */
final class EngineSpeechProbability implements SpeechProbability {
    private static final float[] NONE = {};

    private final VoiceActivityEngine engine;
    /** {@code null} until there is sound: many sessions are only typed, or wait, and a stream takes more than all the rest of them. */
    private VoiceActivityStream stream;

    private int soundRate;
    private RateChange rate;
    private short[] frame;
    private int filled;

    EngineSpeechProbability(VoiceActivityEngine engine) {
        this.engine = engine;
    }

    @Override
    public float[] hear(byte[] audio, AudioFormat format) {
        if (format.sampleRate() != soundRate) {
            close();
            listenTo(format.sampleRate());
        }
        short[] samples = rate.push(WireSound.decode(audio, format), soundRate);
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
        if (stream != null) {
            begin();
            stream.reset();
        }
    }

    @Override
    public void close() {
        if (stream != null) {
            stream.close();
        }
    }

    private void listenTo(int hertz) {
        soundRate = hertz;
        stream = engine.openFor(hertz);
        begin();
    }

    private void begin() {
        rate = new RateChange(stream.sampleRate());
        frame = new short[stream.frameSamples()];
        filled = 0;
    }

    private int fill(short[] samples, int from) {
        int count = Math.min(frame.length - filled, samples.length - from);
        System.arraycopy(samples, from, frame, filled, count);
        filled += count;
        return count;
    }
}
