package dev.voicebox.speech.prosody;

import java.util.Arrays;

import dev.voicebox.speech.audio.Pcm;
import dev.voicebox.speech.audio.Resampler;

/** Hears the melody and the loudness with which an utterance ends. Without state; 3 s of a voice take about 8 ms. */
public final class Prosody {
    /** What lies further back says nothing about how the utterance ends, only costs. */
    public static final int HEARD_MS = 3_000;

    private static final int FRAME_MS = 10;

    /** The last syllable: people speak 3 to 6 a second. */
    private static final int SYLLABLE = 250 / FRAME_MS;

    /** An unvoiced consonant inside a syllable does not end it. */
    private static final int LONGEST_GAP = 60 / FRAME_MS;

    /** The very end, over which single periods average out. */
    private static final int LAST = 80 / FRAME_MS;

    /** dB below the loudest: breath and room, not voice. */
    private static final double QUIET = 30;

    private static final double OCTAVE = 12;

    /** Semitones to each side of the middle. */
    private static final double RANGE = 8.5;

    private final double[] pitch;
    private final double[] level;

    private Prosody(double[] pitch, double[] level) {
        this.pitch = pitch;
        this.level = level;
    }

    /** @param utterance with or without the silence after it; only its last {@link #HEARD_MS} are listened to */
    public static Tone of(Pcm utterance) {
        PitchTracker tracker = new PitchTracker(
                Resampler.convert(tail(utterance), PitchTracker.SAMPLE_RATE).samples());
        double[] level = new double[tracker.frames()];
        for (int i = 0; i < level.length; i++) {
            level[i] = tracker.level(i);
        }
        double loudest = Arrays.stream(level).max().orElse(0);
        double[] pitch = new double[level.length];
        for (int i = 0; i < level.length; i++) {
            pitch[i] = level[i] < loudest - QUIET ? 0 : semitones(tracker.pitch(i));
        }
        return new Prosody(steady(pitch), level).tone();
    }

    private static Pcm tail(Pcm sound) {
        int kept = Math.min(sound.samples().length, (int) ((long) HEARD_MS * sound.sampleRate() / 1000));
        short[] samples = sound.samples();
        return new Pcm(Arrays.copyOfRange(samples, samples.length - kept, samples.length), sound.sampleRate());
    }

    /** Above 1 Hz, so that 0 stays free for silence. */
    private static double semitones(double hertz) {
        return hertz == 0 ? 0 : 12 * Math.log(hertz) / Math.log(2);
    }

    /** Without single frames that jump, as YIN does by an octave where a voice begins or breaks. */
    private static double[] steady(double[] pitch) {
        double middle = median(Arrays.stream(pitch).filter(p -> p > 0).toArray());
        for (int i = 0; i < pitch.length; i++) {
            pitch[i] = pitch[i] == 0 ? 0 : folded(pitch[i], middle);
        }
        double[] steady = pitch.clone();
        for (int i = 2; i < pitch.length - 2; i++) {
            double[] near =
                    Arrays.stream(pitch, i - 2, i + 3).filter(p -> p > 0).toArray();
            steady[i] = pitch[i] == 0 || near.length < 3 ? 0 : median(near);
        }
        return steady;
    }

    /** YIN errs by an octave, above all in the vowels of "two" and "tea"; a speaker hardly leaves an octave around the middle. */
    private static double folded(double pitch, double middle) {
        double off = pitch - middle;
        return off > RANGE ? pitch - OCTAVE : off < -RANGE ? pitch + OCTAVE : pitch;
    }

    private Tone tone() {
        int[] voiced = voiced();
        if (voiced.length * FRAME_MS < Tone.ENOUGH_MS) {
            return Tone.NONE;
        }
        int[] syllable = syllable(voiced);
        int[] last = Arrays.copyOfRange(voiced, Math.max(0, voiced.length - LAST), voiced.length);
        double end = median(values(pitch, last)) - median(values(pitch, voiced));
        double fall = median(values(level, voiced)) - mean(values(level, last));
        return new Tone(voiced.length * FRAME_MS, slope(syllable), end, fall);
    }

    private int[] voiced() {
        int[] frames = new int[pitch.length];
        int count = 0;
        for (int i = 0; i < pitch.length; i++) {
            if (pitch[i] > 0) {
                frames[count++] = i;
            }
        }
        return Arrays.copyOf(frames, count);
    }

    private static int[] syllable(int[] voiced) {
        int last = voiced.length - 1;
        int first = last;
        while (first > 0
                && voiced[first] - voiced[first - 1] <= LONGEST_GAP
                && voiced[last] - voiced[first - 1] < SYLLABLE) {
            first--;
        }
        return Arrays.copyOfRange(voiced, first, last + 1);
    }

    /** The median of the slopes between any two frames (Theil and Sen): wild ones do not count. */
    private double slope(int[] frames) {
        double[] slopes = new double[frames.length * (frames.length - 1) / 2];
        int count = 0;
        for (int i = 0; i < frames.length; i++) {
            for (int j = i + 1; j < frames.length; j++) {
                slopes[count++] = (pitch[frames[j]] - pitch[frames[i]]) * 1000 / FRAME_MS / (frames[j] - frames[i]);
            }
        }
        return slopes.length == 0 ? 0 : median(slopes);
    }

    private static double[] values(double[] of, int[] frames) {
        return Arrays.stream(frames).mapToDouble(frame -> of[frame]).toArray();
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElse(0);
    }

    private static double median(double[] values) {
        if (values.length == 0) {
            return 0;
        }
        Arrays.sort(values);
        int middle = values.length / 2;
        return values.length % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
    }
}
