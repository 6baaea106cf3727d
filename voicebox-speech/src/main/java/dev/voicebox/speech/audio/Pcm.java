package dev.voicebox.speech.audio;

import dev.voicebox.speech.privacy.Redacted;

/**
 * A stretch of mono sound.
 *
 * @param samples 16-bit signed samples; not copied, so whoever hands it over no longer changes it
 * @param sampleRate in Hz
 */
public record Pcm(short[] samples, int sampleRate) {
    public Pcm {
        if (sampleRate < 8_000 || sampleRate > 192_000) {
            throw new IllegalArgumentException("sample rate must be 8000 to 192000 Hz, but was " + sampleRate);
        }
    }

    /** Length in ms, rounded down. */
    public long durationMs() {
        return samples.length * 1000L / sampleRate;
    }

    @Override
    public String toString() {
        return "Pcm[" + Redacted.samples(samples) + ", " + sampleRate + "]";
    }
}
