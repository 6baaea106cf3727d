package dev.voicebox.turn.endpoint;

import dev.voicebox.config.TurnDetection.Eagerness;
import dev.voicebox.job.SpeechProbability;
import dev.voicebox.job.TurnTone;

/**
 * How long a silence must last to end the caller's turn, by what the words and the voice tell. The chance that the caller
 * has finished lies between 0 and 1; the wait lies as far between the shortest and the longest, in ratios, because that is
 * how waiting is felt. In ms of silence, whole frames of 32 ms:
 *
 * <pre>
 *                            low    medium      high
 *   a whole answer           864       448       288
 *   nothing known           2528      1280       736
 *   "turn on the"           7456      3712      1888
 *   at most                 8000      4000      2000
 * </pre>
 */
public final class Endpoint {
    /** Silence after which it is worth asking what was said: longer than the closure of a plosive, up to 150 ms. */
    public static final int PAUSE_MS = 7 * SpeechProbability.FRAME_MS;

    /** Middle of what finished and unfinished ends of MaryTTS's voice have: semitones below the middle pitch, and dB. */
    private static final double EVEN_END = -1.2;

    private static final double EVEN_FALL = 3.5;

    /** Log odds a semitone and a dB: half of what fits MaryTTS's voice best, because people are less regular. */
    private static final double PER_SEMITONE = 0.35;

    private static final double PER_DB = 0.18;

    /** No single measure decides alone. */
    private static final double MOST_BY_PITCH = 1;

    private static final double MOST_FALL = 12;

    /** From here a pitch rises to the ear: questions and the items of a list do. */
    private static final double RISING_END = 1;

    private static final double RISING_SLOPE = 8;

    private final int shortestMs;
    private final int longestMs;

    private Endpoint(int shortestFrames, int longestMs) {
        this.shortestMs = shortestFrames * SpeechProbability.FRAME_MS;
        this.longestMs = longestMs;
    }

    /** The longest waits are the protocol's. The shortest: people leave 200 ms between turns, and pause as long inside. */
    public static Endpoint of(Eagerness eagerness) {
        return switch (eagerness) {
            case LOW -> new Endpoint(25, 8_000);
            case MEDIUM -> new Endpoint(13, 4_000);
            case HIGH -> new Endpoint(9, 2_000);
        };
    }

    /** No silence shorter than this ends a turn, whatever is found out. */
    public int shortestMs() {
        return shortestMs;
    }

    /** In ms, whole frames, between {@link #shortestMs} and the protocol's limit. */
    public int silenceMs(Cue words, TurnTone tone) {
        double chance = 1 / (1 + StrictMath.exp(-(words.weight() + weight(tone, words))));
        double ms = shortestMs * StrictMath.pow((double) longestMs / shortestMs, 1 - chance);
        int frames = (int) Math.min(longestMs, ms) / SpeechProbability.FRAME_MS;
        return Math.max(shortestMs, frames * SpeechProbability.FRAME_MS);
    }

    private static double weight(TurnTone tone, Cue words) {
        if (!tone.heard()) {
            return 0;
        }
        return byPitch(tone, words) + PER_DB * (Math.max(0, Math.min(MOST_FALL, tone.fall())) - EVEN_FALL);
    }

    /** A rise ends questions and holds lists: only the words can tell which. */
    private static double byPitch(TurnTone tone, Cue words) {
        if (tone.end() >= RISING_END || tone.slope() >= RISING_SLOPE) {
            return words == Cue.ASKS ? 0 : -MOST_BY_PITCH;
        }
        double low = PER_SEMITONE * (EVEN_END - tone.end());
        return Math.max(-MOST_BY_PITCH, Math.min(MOST_BY_PITCH, low));
    }
}
