package dev.voicebox.speech.tts.kokoro;

import java.util.Arrays;
import java.util.Optional;

/**
 * What the first letter of a voice's name says. These languages were learnt from eSpeak NG's phonemes, or, English, from
 * ones that can be made of them. Japanese (j) and Mandarin (z) were learnt from others, which nothing here can make, so those
 * voices are left out.
 */
enum KokoroLanguage {
    AMERICAN('a', "en", "en-us"),
    BRITISH('b', "en", "en-gb"),
    SPANISH('e', "es", "es"),
    FRENCH('f', "fr", "fr-fr"),
    HINDI('h', "hi", "hi"),
    ITALIAN('i', "it", "it"),
    PORTUGUESE('p', "pt", "pt-br");

    private final char letter;

    /** ISO 639-1. */
    final String code;

    /** Of eSpeak NG. */
    final String phonemes;

    KokoroLanguage(char letter, String code, String phonemes) {
        this.letter = letter;
        this.code = code;
        this.phonemes = phonemes;
    }

    static Optional<KokoroLanguage> ofVoice(String name) {
        return Arrays.stream(values())
                .filter(language -> !name.isEmpty() && language.letter == name.charAt(0))
                .findFirst();
    }
}
