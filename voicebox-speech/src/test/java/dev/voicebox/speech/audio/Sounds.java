package dev.voicebox.speech.audio;

import java.util.Random;

/** Made-up sounds for tests. */
public final class Sounds {
    private Sounds() {}

    public static short[] sine(double hertz, int rate, int samples, double amplitude) {
        short[] sound = new short[samples];
        for (int i = 0; i < samples; i++) {
            sound[i] = (short) Math.rint(amplitude * Math.sin(2 * Math.PI * hertz * i / rate));
        }
        return sound;
    }

    public static short[] noise(long seed, int samples, double deviation) {
        Random random = new Random(seed);
        short[] sound = new short[samples];
        for (int i = 0; i < samples; i++) {
            sound[i] = (short) Math.max(-32_768, Math.min(32_767, Math.rint(deviation * random.nextGaussian())));
        }
        return sound;
    }

    public static short[] sum(short[] a, short[] b) {
        short[] sound = new short[Math.max(a.length, b.length)];
        for (int i = 0; i < sound.length; i++) {
            int value = (i < a.length ? a[i] : 0) + (i < b.length ? b[i] : 0);
            sound[i] = (short) Math.max(-32_768, Math.min(32_767, value));
        }
        return sound;
    }

    public static short[] scaled(short[] sound, double factor) {
        short[] scaled = new short[sound.length];
        for (int i = 0; i < sound.length; i++) {
            scaled[i] = (short) Math.max(-32_768, Math.min(32_767, Math.rint(sound[i] * factor)));
        }
        return scaled;
    }

    public static short[] joined(short[]... parts) {
        int length = 0;
        for (short[] part : parts) {
            length += part.length;
        }
        short[] all = new short[length];
        int at = 0;
        for (short[] part : parts) {
            System.arraycopy(part, 0, all, at, part.length);
            at += part.length;
        }
        return all;
    }

    /** In dB. */
    public static double signalToNoise(short[] wanted, short[] heard) {
        double signal = 0;
        double noise = 0;
        for (int i = 0; i < Math.min(wanted.length, heard.length); i++) {
            signal += (double) wanted[i] * wanted[i];
            noise += Math.pow(heard[i] - wanted[i], 2);
        }
        return 10 * Math.log10(signal / Math.max(noise, 1e-9));
    }

    /** Root mean square in samples. */
    public static double loudness(short[] sound, int from, int to) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += (double) sound[i] * sound[i];
        }
        return Math.sqrt(sum / Math.max(1, to - from));
    }
}
