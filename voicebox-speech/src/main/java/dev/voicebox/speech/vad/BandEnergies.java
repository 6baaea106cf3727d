package dev.voicebox.speech.vad;

/** The level of a frame in bands of the telephone range, in dB of full scale. Keeps its buffers: not safe for two threads. */
final class BandEnergies {
    /** Hz; below the first lies mains hum, above the last little of speech. */
    private static final int[] EDGES = {120, 250, 450, 700, 1_100, 1_700, 2_600, 4_000};

    static final int BANDS = EDGES.length - 1;

    private static final int SIZE = VoiceActivityStream.FRAME_SAMPLES;
    private static final double[] HANN = new double[SIZE];
    private static final double[] COSINE = new double[SIZE / 2];
    private static final double[] SINE = new double[SIZE / 2];

    static {
        for (int i = 0; i < SIZE; i++) {
            HANN[i] = (0.5 - 0.5 * Math.cos(2 * Math.PI * i / SIZE)) / 32_768;
        }
        for (int i = 0; i < SIZE / 2; i++) {
            COSINE[i] = Math.cos(2 * Math.PI * i / SIZE);
            SINE[i] = -Math.sin(2 * Math.PI * i / SIZE);
        }
    }

    private final double[] real = new double[SIZE];
    private final double[] imaginary = new double[SIZE];
    private final double[] energies = new double[BANDS];

    /** The returned array is overwritten by the next call. */
    double[] of(short[] frame) {
        for (int i = 0; i < SIZE; i++) {
            int reversed = Integer.reverse(i) >>> (32 - Integer.numberOfTrailingZeros(SIZE));
            real[reversed] = frame[i] * HANN[i];
            imaginary[reversed] = 0;
        }
        transform();
        for (int band = 0; band < BANDS; band++) {
            energies[band] = decibels(bin(EDGES[band]), bin(EDGES[band + 1]));
        }
        return energies;
    }

    private void transform() {
        for (int half = 1; half < SIZE; half *= 2) {
            int stride = SIZE / (2 * half);
            for (int start = 0; start < SIZE; start += 2 * half) {
                for (int k = 0; k < half; k++) {
                    butterfly(start + k, start + k + half, k * stride);
                }
            }
        }
    }

    private void butterfly(int a, int b, int turn) {
        double re = real[b] * COSINE[turn] - imaginary[b] * SINE[turn];
        double im = real[b] * SINE[turn] + imaginary[b] * COSINE[turn];
        real[b] = real[a] - re;
        imaginary[b] = imaginary[a] - im;
        real[a] += re;
        imaginary[a] += im;
    }

    private double decibels(int from, int to) {
        double sum = 1e-12;
        for (int bin = from; bin < to; bin++) {
            sum += real[bin] * real[bin] + imaginary[bin] * imaginary[bin];
        }
        return 10 * Math.log10(sum * 16 / (3.0 * SIZE * SIZE));
    }

    private static int bin(int hertz) {
        return Math.round((float) hertz * SIZE / VoiceActivityStream.SAMPLE_RATE);
    }
}
