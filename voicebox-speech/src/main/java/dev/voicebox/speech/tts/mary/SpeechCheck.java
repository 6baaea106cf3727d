package dev.voicebox.speech.tts.mary;

import dev.voicebox.speech.audio.Pcm;

/** Tells what Mary made of a sentence from the noise that it makes when its arithmetic runs away. */
final class SpeechCheck {
    /** Just below full scale times the headroom of a style: Mary's engine was cut off there. Whole speech may be, too. */
    private static final int CLIPPED = 22_930;

    /** -50 dB of full scale. */
    private static final int QUIET = 100;

    /** In 50 short sentences this voice took 40 ms or more; its broken ones had 8 to 17. */
    private static final int SHORTEST_MS_PER_LETTER = 20;

    private SpeechCheck() {}

    /** Whether the sound is neither clipped nor too short for the text. Silence is no noise: the text may have no words. */
    static boolean isSpeech(Pcm sound, String text, double speed) {
        int first = -1;
        int last = -1;
        short[] samples = sound.samples();
        for (int i = 0; i < samples.length; i++) {
            int level = Math.abs(samples[i]);
            if (level >= CLIPPED) {
                return false;
            }
            if (level > QUIET) {
                first = first < 0 ? i : first;
                last = i;
            }
        }
        long heardMs = (last - first) * 1_000L / sound.sampleRate();
        return first < 0 || heardMs * Math.max(1, speed) >= SHORTEST_MS_PER_LETTER * letters(text);
    }

    /** Those that Mary knows. */
    private static long letters(String text) {
        return text.chars()
                .filter(sign -> sign >= 'a' && sign <= 'z' || sign >= 'A' && sign <= 'Z')
                .count();
    }
}
