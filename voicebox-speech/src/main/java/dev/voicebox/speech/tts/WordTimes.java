package dev.voicebox.speech.tts;

import java.util.ArrayList;
import java.util.List;

import dev.voicebox.speech.audio.Pcm;
import dev.voicebox.speech.tts.phoneme.Clause;
import dev.voicebox.speech.tts.phoneme.PhonemeDurations;

/**
 * When the words of a sentence end in its sound, for engines that do not tell: the durations of their phonemes, stretched to
 * what is heard. Clauses are fitted one by one where the pause between them can be heard.
 */
public final class WordTimes {
    /** At natural speed, between clauses. */
    private static final double PAUSE_MS = 180;

    /** What is quieter is no speech: -50 dB of full scale, as {@link SilenceTrimmer} has it. */
    private static final int QUIET = 100;

    /** A shorter silence is the closure of a stop. */
    private static final int SHORTEST_PAUSE_MS = 70;

    /** As far from where it is looked for as a pause may be. */
    private static final double REACH_MS = 350;

    /** A stretch of sound or silence, in ms. */
    private record Span(double from, double to) {
        double distance(double ms) {
            return Math.abs((from + to) / 2 - ms);
        }
    }

    private final Pcm sound;
    private final List<List<Double>> clauses;
    private final List<Long> ends = new ArrayList<>();

    private WordTimes(Pcm sound, List<List<Double>> clauses) {
        this.sound = sound;
        this.clauses = clauses;
    }

    /**
     * @param sound of the whole sentence
     * @return for each word of the clauses its end, in ms from the beginning of the sound, not falling
     */
    public static List<Long> of(List<Clause> clauses, Pcm sound) {
        WordTimes times = new WordTimes(
                sound, clauses.stream().map(PhonemeDurations::wordEnds).toList());
        times.fit();
        return times.ends;
    }

    private void fit() {
        List<Span> pauses = pauses();
        double begin = heardFrom();
        double end = heardTo();
        int first = 0;
        while (first < clauses.size()) {
            double scale = (end - begin) / Math.max(1, length(first, clauses.size()));
            Span pause = null;
            int next = first;
            while (pause == null && next < clauses.size() - 1) {
                next++;
                double expected = begin + (length(first, next) + PAUSE_MS / 2) * scale;
                pause = nearest(pauses, begin, expected);
            }
            next = pause == null ? clauses.size() : next;
            place(first, next, new Span(begin, pause == null ? end : pause.from()));
            begin = pause == null ? end : pause.to();
            first = next;
        }
    }

    /** Clauses that no pause parts are stretched as one. */
    private void place(int first, int next, Span span) {
        double scale = (span.to() - span.from()) / Math.max(1, length(first, next));
        double at = span.from();
        for (List<Double> clause : clauses.subList(first, next)) {
            for (double end : clause) {
                ends.add(Math.round(at + end * scale));
            }
            at += (length(clause) + PAUSE_MS) * scale;
        }
    }

    private double length(int first, int next) {
        double ms = (next - first - 1) * PAUSE_MS;
        for (List<Double> clause : clauses.subList(first, next)) {
            ms += length(clause);
        }
        return ms;
    }

    private static double length(List<Double> clause) {
        return clause.isEmpty() ? 0 : clause.get(clause.size() - 1);
    }

    private static Span nearest(List<Span> pauses, double after, double expected) {
        Span best = null;
        for (Span pause : pauses) {
            if (pause.from() > after
                    && pause.distance(expected) < REACH_MS
                    && (best == null || pause.distance(expected) < best.distance(expected))) {
                best = pause;
            }
        }
        return best;
    }

    /** Silences with sound before and after. */
    private List<Span> pauses() {
        List<Span> pauses = new ArrayList<>();
        short[] samples = sound.samples();
        int quietFrom = -1;
        for (int i = 0; i < samples.length; i++) {
            if (Math.abs(samples[i]) > QUIET) {
                if (quietFrom > 0 && ms(i - quietFrom) >= SHORTEST_PAUSE_MS) {
                    pauses.add(new Span(ms(quietFrom), ms(i)));
                }
                quietFrom = i + 1;
            }
        }
        return pauses;
    }

    private double heardFrom() {
        short[] samples = sound.samples();
        int i = 0;
        while (i < samples.length && Math.abs(samples[i]) <= QUIET) {
            i++;
        }
        return ms(i);
    }

    private double heardTo() {
        short[] samples = sound.samples();
        int i = samples.length;
        while (i > 0 && Math.abs(samples[i - 1]) <= QUIET) {
            i--;
        }
        return ms(i);
    }

    private double ms(int samples) {
        return samples * 1_000.0 / sound.sampleRate();
    }
}
