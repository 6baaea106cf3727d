package dev.voicebox.speech.stt;

/**
 * Whether what the recogniser made of a sound was said. It makes a sentence of every sound, and of a foreign sentence it
 * makes the nearest commands. Measured over 44 spoken commands, 12 other sentences of MaryTTS, eSpeak NG and a person, and
 * 13 noises:
 *
 * <pre>
 *                      fit            familiarity
 * commands         -1.2 to  0.7       0.9 to 1
 * other sentences  -3.6 to -0.1       0.3 to 1, and not both high
 * noises            0   to  1.4       0   to 0.5
 * </pre>
 */
final class Trust {
    private static final double LEAST_FIT = -1.4;

    /** Words that explain a sound much better than single phones do are one short word on top of noise. */
    private static final double MOST_FIT = 1.0;

    private static final double LEAST_FAMILIARITY = 0.55;

    /** Fit that an unfamiliar order of words must make up for. */
    private static final double STRANGENESS = 3;

    private Trust() {}

    /**
     * @param fit see {@link SphinxRecognizer.Hearing}
     * @param familiarity see {@link CommandLanguage#familiarity}
     */
    static boolean isCommand(double fit, double familiarity) {
        return fit <= MOST_FIT && familiarity >= LEAST_FAMILIARITY && fit - STRANGENESS * (1 - familiarity) > LEAST_FIT;
    }
}
