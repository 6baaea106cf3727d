package dev.voicebox.speech.vad.silero;

import java.util.Arrays;
import java.util.function.Consumer;

import dev.voicebox.speech.SpeechFailure;
import dev.voicebox.speech.SpeechFailure.Kind;
import dev.voicebox.speech.vad.VoiceActivityStream;

/** One stream of {@link SileroVoiceActivity}. A frame that the model cannot judge counts as silence, and the next as the first. */
final class SileroStream implements VoiceActivityStream {
    /** Of a frame: so much of its end is heard again before the next one. Without, the model hears no speech, ever. */
    private static final int CONTEXT_SHARE = 8;

    private static final float FULL_SCALE = 32_768;

    private final SileroModel model;
    private final int rate;
    private final Consumer<SpeechFailure> onFailure;
    private final int context;
    private final float[] sound;
    private final SileroTensors tensors;
    private boolean closed;

    /** @param rate in Hz: 16,000 or 8,000 */
    SileroStream(SileroModel model, int rate, Consumer<SpeechFailure> onFailure) throws SpeechFailure {
        this.model = model;
        this.rate = rate;
        this.onFailure = onFailure;
        this.context = frameSamples() / CONTEXT_SHARE;
        this.sound = new float[context + frameSamples()];
        this.tensors = new SileroTensors(model, rate, sound.length);
    }

    @Override
    public int sampleRate() {
        return rate;
    }

    @Override
    public float probability(short[] frame) {
        if (frame.length != frameSamples()) {
            throw new IllegalArgumentException(
                    "a frame has " + frameSamples() + " samples, but this has " + frame.length);
        }
        if (closed) {
            throw new IllegalStateException("this stream is closed");
        }
        System.arraycopy(sound, frame.length, sound, 0, context);
        for (int i = 0; i < frame.length; i++) {
            sound[context + i] = frame[i] / FULL_SCALE;
        }
        tensors.input.put(0, sound);
        try {
            return checked(tensors.run(model));
        } catch (SpeechFailure failure) {
            reset();
            onFailure.accept(failure);
            return 0;
        }
    }

    /** Not a number stays so in the state, and would make the stream deaf for good. */
    private static float checked(float probability) throws SpeechFailure {
        if (probability >= 0 && probability <= 1) {
            return probability;
        }
        throw new SpeechFailure(Kind.ENGINE, "the model answered " + probability + " where a probability should be");
    }

    @Override
    public void reset() {
        Arrays.fill(sound, 0);
        tensors.forget();
    }

    @Override
    public void close() {
        closed = true;
        tensors.close();
    }
}
