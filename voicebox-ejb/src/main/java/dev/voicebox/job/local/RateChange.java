package dev.voicebox.job.local;

import dev.voicebox.speech.audio.Resampler;

/** A stream of sound on its way to one sample rate, also when the rate it comes in changes on the way. */
final class RateChange {
    private static final short[] NOTHING = {};

    private final int to;
    private int from;
    private Resampler resampler;

    /** @param to in Hz */
    RateChange(int to) {
        this.to = to;
        this.from = to;
    }

    /** True when what comes next comes at another rate: the rest of what came before is to be fetched first. */
    boolean isChange(int rate) {
        return rate != from;
    }

    /** What is finished of the output, possibly nothing. */
    short[] push(short[] samples, int rate) {
        if (rate != from) {
            from = rate;
            resampler = rate == to ? null : new Resampler(rate, to);
        }
        return resampler == null ? samples : resampler.push(samples);
    }

    /** The rest; the stream starts anew. */
    short[] flush() {
        return resampler == null ? NOTHING : resampler.flush();
    }
}
