package dev.voicebox.speech.stt;

import java.util.Arrays;

/**
 * The part of an utterance between the silence before and after it. A turn that a client ends by hand, or a file, may hold
 * many seconds of silence: they cost as much as speech, and a recogniser that takes the mean of the whole takes words for
 * noise.
 *
 * @param from first sample
 * @param to after the last one
 */
record SpokenPart(int from, int to) {
    private static final int FRAMES_PER_S = 50;

    /** Frames kept on both sides, 240 ms: consonants begin and end quietly. */
    private static final int MARGIN = 12;

    /** Below the loudest frame by 45 dB in power: further down than any sound of a word. */
    private static final double SILENCE = Math.pow(10, -4.5);

    /** All of it where nothing stands out, and where nothing is as quiet as silence. */
    static SpokenPart of(short[] sound, int sampleRate) {
        int length = sampleRate / FRAMES_PER_S;
        double[] power = new double[sound.length / length];
        for (int frame = 0; frame < power.length; frame++) {
            power[frame] = power(sound, frame * length, length);
        }
        double threshold = SILENCE * Arrays.stream(power).max().orElse(0);
        int first = 0;
        while (first < power.length && power[first] <= threshold) {
            first++;
        }
        int last = power.length - 1;
        while (last > first && power[last] <= threshold) {
            last--;
        }
        if (first >= power.length) {
            return new SpokenPart(0, sound.length);
        }
        // Samples after the last whole frame go with it.
        int to = last + MARGIN >= power.length - 1 ? sound.length : (last + 1 + MARGIN) * length;
        return new SpokenPart(Math.max(0, first - MARGIN) * length, to);
    }

    short[] in(short[] sound) {
        return Arrays.copyOfRange(sound, from, to);
    }

    private static double power(short[] sound, int from, int length) {
        double sum = 0;
        for (int i = from; i < from + length; i++) {
            sum += (double) sound[i] * sound[i];
        }
        return sum / length;
    }
}
