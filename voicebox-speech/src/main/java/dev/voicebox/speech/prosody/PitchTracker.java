package dev.voicebox.speech.prosody;

/**
 * The pitch of each 10 ms of a voice, by YIN (de Cheveigné and Kawahara, 2002): the first lag at which the normalised
 * difference of the sound with itself is nearly as small as it ever gets.
 */
final class PitchTracker {
    /** Hz; what telephones carry holds every pitch of a speaking voice. */
    static final int SAMPLE_RATE = 8_000;

    /** Samples between two values: 10 ms. */
    static final int HOP = SAMPLE_RATE / 100;

    /** Samples that are compared: 32 ms, two periods of the lowest voice. */
    static final int WINDOW = 256;

    /** Lags of 420 Hz, a child, and of 62 Hz, a deep man at the end of a sentence. */
    private static final int SHORTEST = 19;

    private static final int LONGEST = 129;

    /** How deep the deepest minimum of a voice is at least; YIN's authors use 0.1 to 0.2, but callers have noise. */
    private static final double VOICE = 0.25;

    /** A shorter lag counts only when it is nearly as deep as the deepest: else a strong overtone passes for the pitch. */
    private static final double NEARLY = 0.06;

    private final short[] sound;
    private final double[] difference = new double[LONGEST + 2];

    /** @param sound at {@link #SAMPLE_RATE} */
    PitchTracker(short[] sound) {
        this.sound = sound;
    }

    /** Frames that lie wholly inside the sound. */
    int frames() {
        return Math.max(0, (sound.length - WINDOW - LONGEST - 1) / HOP);
    }

    /** Hz, or 0 where no voice is heard. */
    double pitch(int frame) {
        normalisedDifference(frame * HOP);
        double deepest = 1;
        for (int lag = SHORTEST; lag <= LONGEST; lag++) {
            deepest = Math.min(deepest, difference[lag]);
        }
        if (deepest > VOICE) {
            return 0;
        }
        int lag = SHORTEST;
        while (difference[lag] > deepest + NEARLY) {
            lag++;
        }
        return SAMPLE_RATE / bottom(lag);
    }

    /** Level of the frame in dB of full scale. */
    double level(int frame) {
        double sum = 1;
        for (int i = frame * HOP; i < frame * HOP + WINDOW; i++) {
            sum += (double) sound[i] * sound[i];
        }
        return 10 * Math.log10(sum / WINDOW / (32_768.0 * 32_768));
    }

    private void normalisedDifference(int from) {
        difference[0] = 1;
        double running = 0;
        for (int lag = 1; lag < difference.length; lag++) {
            double sum = 0;
            for (int i = from; i < from + WINDOW; i++) {
                int apart = sound[i] - sound[i + lag];
                sum += (double) apart * apart;
            }
            running += sum;
            difference[lag] = running == 0 ? 1 : sum * lag / running;
        }
    }

    /** The bottom of the valley that this lag leads into, between samples: a parabola through the three lowest points. */
    private double bottom(int lag) {
        int low = lag;
        while (low < LONGEST && difference[low + 1] < difference[low]) {
            low++;
        }
        double before = difference[low - 1];
        double after = difference[low + 1];
        double curve = before - 2 * difference[low] + after;
        return curve <= 0 ? low : low + (before - after) / (2 * curve);
    }
}
