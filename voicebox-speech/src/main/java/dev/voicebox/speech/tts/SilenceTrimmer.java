package dev.voicebox.speech.tts;

import java.util.Arrays;

import dev.voicebox.speech.audio.Pcm;

/**
 * Drops what an engine leaves silent before the first and after the last word, save 50 ms: it is heard only as delay.
 * Silence inside passes, a little later. One per request, one sample rate.
 */
final class SilenceTrimmer implements AudioSink {
    private static final int KEPT_MS = 50;

    /** -50 dB of full scale. */
    private static final int QUIET = 100;

    private final AudioSink sink;
    private short[] held = {};
    private int rate;
    private boolean started;

    SilenceTrimmer(AudioSink sink) {
        this.sink = sink;
    }

    @Override
    public void accept(Pcm sound) {
        rate = sound.sampleRate();
        short[] samples = sound.samples();
        short[] all = Arrays.copyOf(held, held.length + samples.length);
        System.arraycopy(samples, 0, all, held.length, samples.length);
        int end = lastLoud(all) + 1;
        if (end > 0) {
            int start = started ? 0 : Math.max(0, firstLoud(all) - kept());
            started = true;
            sink.accept(new Pcm(Arrays.copyOfRange(all, start, end), rate));
        }
        int keep = started ? all.length - end : Math.min(all.length, kept());
        held = Arrays.copyOfRange(all, all.length - keep, all.length);
    }

    /** Whether anything but silence came. */
    boolean hasSpoken() {
        return started;
    }

    /** Hands over what belongs to the end. */
    void finish() {
        if (started && held.length > 0) {
            sink.accept(new Pcm(Arrays.copyOf(held, Math.min(held.length, kept())), rate));
        }
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
