package dev.voicebox.job;

/**
 * How a voice sounds where the caller paused, against the same voice before.
 *
 * @param heard false when there was no voice to judge; then the others are 0
 * @param slope of the pitch over the last syllable, in semitones a second; negative falls
 * @param end last pitch against the middle one, in semitones; negative is low
 * @param fall how much quieter the end is, in dB
 */
public record TurnTone(boolean heard, double slope, double end, double fall) {
    public static final TurnTone UNHEARD = new TurnTone(false, 0, 0, 0);

    public TurnTone {
        if (!Double.isFinite(slope) || !Double.isFinite(end) || !Double.isFinite(fall)) {
            throw new IllegalArgumentException("a tone is made of numbers: " + slope + ", " + end + ", " + fall);
        }
    }
}
