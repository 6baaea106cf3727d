package dev.voicebox.speech.tts.neural;

import java.nio.FloatBuffer;
import java.util.List;

import dev.voicebox.speech.SpeechFailure;
import dev.voicebox.speech.SpeechFailure.Kind;
import dev.voicebox.speech.audio.Pcm;

/** Sound as models give it: numbers of -1 to 1, in tensors of any shape. */
public final class ModelSound {
    private static final float FULL_SCALE = 32_767;

    private ModelSound() {}

    /**
     * Louder than full scale is cut off.
     *
     * @throws SpeechFailure when there is none, or it holds what is no number
     */
    public static short[] samples(FloatBuffer sound) throws SpeechFailure {
        short[] samples = new short[sound.remaining()];
        if (samples.length == 0) {
            throw new SpeechFailure(Kind.ENGINE, "the model of the voice made no sound");
        }
        for (int i = 0; i < samples.length; i++) {
            float sample = sound.get(sound.position() + i);
            if (!Float.isFinite(sample)) {
                throw new SpeechFailure(
                        Kind.ENGINE, "the model of the voice made something that is no sound; install it again");
            }
            samples[i] = (short) Math.round(Math.max(-1, Math.min(1, sample)) * FULL_SCALE);
        }
        return samples;
    }

    /** One after the other. */
    public static Pcm joined(List<short[]> parts, int rate) {
        short[] all = new short[parts.stream().mapToInt(part -> part.length).sum()];
        int at = 0;
        for (short[] part : parts) {
            System.arraycopy(part, 0, all, at, part.length);
            at += part.length;
        }
        return new Pcm(all, rate);
    }
}
