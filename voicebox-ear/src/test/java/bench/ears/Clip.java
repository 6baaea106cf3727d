package bench.ears;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;

import dev.voicebox.speech.audio.Pcm;
import dev.voicebox.speech.audio.Resampler;

/**
 * Weights, and a sound with the words that they hear in it.
 *
 * @param name for the table
 * @param sound 16 kHz, or 24 kHz as sessions have it
 */
record Clip(String name, Path model, Pcm sound, String words) {
    private static final int RATE = 16_000;
    private static final int PADDED = 32 * RATE / 10;

    static Pcm noise(int seconds, int rate) {
        Random random = new Random(seconds);
        short[] samples = new short[seconds * rate];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (short) (2_000 * random.nextGaussian());
        }
        return new Pcm(samples, rate);
    }

    Pcm at16kHz() {
        return Resampler.convert(sound, RATE);
    }

    /** As the library takes it, with the silence after it. */
    float[] padded() {
        short[] from = at16kHz().samples();
        float[] samples = new float[from.length];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = from[i] / 32_768f;
        }
        return Arrays.copyOf(samples, Math.max(PADDED, samples.length));
    }

    void check(String heard) {
        if (!heard.strip().equals(words)) {
            throw new IllegalStateException("heard '" + heard + "' instead of '" + words + "'");
        }
    }
}
