package dev.voicebox.speech.prosody;

/**
 * How a voice sounds at the end of what was said. Semitones and dB are relative to the same voice in the seconds before, so
 * that deep and high, near and far voices compare.
 *
 * @param voicedMs how much voice was heard in all; below {@link #ENOUGH_MS} the others say nothing
 * @param slope of the pitch over the last syllable, in semitones a second
 * @param end last pitch against the median pitch, in semitones
 * @param fall how far the level at the end lies below the median level of the voice, in dB
 */
public record Tone(int voicedMs, double slope, double end, double fall) {
    /** A short "yes" has as much. */
    public static final int ENOUGH_MS = 100;

    /** Of a sound without a voice. */
    public static final Tone NONE = new Tone(0, 0, 0, 0);

    public boolean isHeard() {
        return voicedMs >= ENOUGH_MS;
    }
}
