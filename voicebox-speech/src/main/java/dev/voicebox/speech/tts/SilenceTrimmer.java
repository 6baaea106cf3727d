package dev.voicebox.speech.tts;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import dev.voicebox.speech.audio.Pcm;

/**
 * Drops what an engine leaves silent before the first and after the last word, save 50 ms: it is heard only as delay.
 * Silence inside passes, a little later. Words come in with their times in the engine's sound and go out with those in what
 * is left of it. One per request, one sample rate.
 */
public final class SilenceTrimmer implements AudioSink {
    private static final int KEPT_MS = 50;

    /** -50 dB of full scale. */
    private static final int QUIET = 100;

    private final AudioSink sink;
    private final List<SpokenWord> words = new ArrayList<>();
    private short[] held = {};
    private int rate;
    private boolean started;

    /** Samples that came, that were left out before the first word, and that were handed over. */
    private long taken;

    private long dropped;
    private long given;

    public SilenceTrimmer(AudioSink sink) {
        this.sink = sink;
    }

    @Override
    public void word(SpokenWord word) {
        words.add(word);
    }

    @Override
    public void accept(Pcm sound) {
        rate = sound.sampleRate();
        short[] samples = sound.samples();
        taken += samples.length;
        short[] all = Arrays.copyOf(held, held.length + samples.length);
        System.arraycopy(samples, 0, all, held.length, samples.length);
        int end = lastLoud(all) + 1;
        if (end > 0) {
            int start = started ? 0 : Math.max(0, firstLoud(all) - kept());
            started = true;
            dropped += start;
            give(Arrays.copyOfRange(all, start, end));
        }
        int keep = started ? all.length - end : Math.min(all.length, kept());
        dropped += started ? 0 : all.length - keep;
        held = Arrays.copyOfRange(all, all.length - keep, all.length);
    }

    /** Whether anything but silence came. */
    public boolean hasSpoken() {
        return started;
    }

    /** Hands over what belongs to the end. */
    public void finish() {
        if (started && held.length > 0) {
            give(Arrays.copyOf(held, Math.min(held.length, kept())));
        }
    }

    private void give(short[] samples) {
        given += samples.length;
        words.forEach(word -> sink.word(word.endingAt(endOf(word))));
        words.clear();
        sink.accept(new Pcm(samples, rate));
    }

    /** A word that ends in silence has been heard when the silence that is kept at an end has passed. */
    private long endOf(SpokenWord word) {
        long latest = word.endMs() <= ms(taken) ? ms(given + kept()) : Long.MAX_VALUE;
        return Math.max(0, Math.min(word.endMs() - ms(dropped), latest));
    }

    private long ms(long samples) {
        return samples * 1_000 / rate;
    }

    private int kept() {
        return rate * KEPT_MS / 1_000;
    }

    private static int firstLoud(short[] samples) {
        int i = 0;
        while (Math.abs(samples[i]) <= QUIET) {
            i++;
        }
        return i;
    }

    private static int lastLoud(short[] samples) {
        int i = samples.length - 1;
        while (i >= 0 && Math.abs(samples[i]) <= QUIET) {
            i--;
        }
        return i;
    }
}
