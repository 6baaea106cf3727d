package dev.voicebox.speech.vad;

import java.util.Arrays;

/**
 * The background of each band in dB of full scale: the quietest smoothed level of the last 1.5 s, because people pause
 * that often; or the level now, when nothing has moved for 0.4 s, because people move more than that.
 */
final class NoiseFloor {
    private static final int WINDOW = 48;
    private static final int STEADY_FRAMES = 12;

    /** Smoothed levels of white noise stay within 4 dB over 12 frames in the narrowest band, and within 2 dB as a mean. */
    private static final double STEADY_SPREAD = 2.0;

    private static final double SMOOTHING = 0.3;

    /** The minimum over the window lies about this much under the mean of a steady noise, in dB. */
    private static final double BIAS = 2.0;

    /** Before anything is known the background counts as a living room; quieter ones than a good microphone do not exist. */
    private static final double FIRST_GUESS = -56;

    private static final double QUIETEST = -84;

    private final double[][] levels;
    private final double[] mean = new double[STEADY_FRAMES];
    private final double[] smooth;
    private final double[] floor;
    private int frames;

    NoiseFloor(int bands) {
        levels = new double[bands][WINDOW];
        smooth = new double[bands];
        floor = new double[bands];
        reset();
    }

    void reset() {
        frames = 0;
        for (double[] level : levels) {
            Arrays.fill(level, FIRST_GUESS);
        }
    }

    double of(int band) {
        return floor[band];
    }

    void hear(double[] energies) {
        double sum = 0;
        for (int band = 0; band < smooth.length; band++) {
            double level = Math.max(QUIETEST, energies[band]);
            smooth[band] = frames == 0 ? level : smooth[band] + SMOOTHING * (level - smooth[band]);
            levels[band][frames % WINDOW] = smooth[band];
            sum += smooth[band];
        }
        mean[frames % STEADY_FRAMES] = sum / smooth.length;
        frames++;
        if (isSteady()) {
            settle();
        }
        for (int band = 0; band < smooth.length; band++) {
            floor[band] = Arrays.stream(levels[band]).min().orElseThrow() + BIAS;
        }
    }

    private boolean isSteady() {
        double spread = Arrays.stream(mean).max().orElseThrow()
                - Arrays.stream(mean).min().orElseThrow();
        return frames >= STEADY_FRAMES && spread < STEADY_SPREAD;
    }

    /** Forgets everything older than the steady stretch. */
    private void settle() {
        for (double[] level : levels) {
            double quietest = Double.MAX_VALUE;
            for (int back = 1; back <= STEADY_FRAMES; back++) {
                quietest = Math.min(quietest, level[Math.floorMod(frames - back, WINDOW)]);
            }
            for (int i = 0; i < WINDOW; i++) {
                level[i] = Math.max(level[i], quietest);
            }
        }
    }
}
