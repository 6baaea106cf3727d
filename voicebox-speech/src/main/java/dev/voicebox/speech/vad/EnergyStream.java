package dev.voicebox.speech.vad;

import java.util.Arrays;

/** One stream of {@link EnergyVoiceActivity}: the excess of each band over its floor, averaged and squeezed into 0 to 1. */
final class EnergyStream implements VoiceActivityStream {
    /** Mean excess in dB at which speech is as likely as not, and dB per unit of the logistic curve. */
    private static final double EVEN = 8.0;

    private static final double SLOPE = 1.6;

    /** More excess than this says nothing more, so that one loud band (a beep, a rumble) cannot decide alone. */
    private static final double MOST_EXCESS = 20;

    /** Only so many of the bands have to stand out: a vowel has no highs, a fricative no lows. */
    private static final int BEST_BANDS = 4;

    /** Share of the score before: bridges the dip between two syllables, delays an onset by less than a frame. */
    private static final double MEMORY = 0.35;

    private final BandEnergies bands = new BandEnergies();
    private final NoiseFloor floor = new NoiseFloor(BandEnergies.BANDS);
    private final double[] excess = new double[BandEnergies.BANDS];
    private double score;

    @Override
    public float probability(short[] frame) {
        if (frame.length != FRAME_SAMPLES) {
            throw new IllegalArgumentException(
                    "a frame has " + FRAME_SAMPLES + " samples, but this has " + frame.length);
        }
        double[] energies = bands.of(frame);
        floor.hear(energies);
        for (int band = 0; band < energies.length; band++) {
            excess[band] = Math.max(0, Math.min(MOST_EXCESS, energies[band] - floor.of(band)));
        }
        score = MEMORY * score + (1 - MEMORY) * best();
        return (float) (1 / (1 + Math.exp((EVEN - score) / SLOPE)));
    }

    private double best() {
        Arrays.sort(excess);
        double sum = 0;
        for (int i = excess.length - BEST_BANDS; i < excess.length; i++) {
            sum += excess[i];
        }
        return sum / BEST_BANDS;
    }

    @Override
    public void reset() {
        floor.reset();
        score = 0;
    }

    @Override
    public void close() {
        // holds nothing
    }
}
